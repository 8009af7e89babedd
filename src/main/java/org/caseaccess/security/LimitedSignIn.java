package org.caseaccess.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by name and password, and locks out who fails too often: per account, known or
 * not, and per network address, for a time. A try is counted before the password is
 * looked at, so that many at once are no way around the limit; one that succeeds is taken
 * back.
 */
@Component
@EnableConfigurationProperties(SignInProperties.class)
class LimitedSignIn implements AuthenticationProvider {

	private static final Logger log = LoggerFactory.getLogger(LimitedSignIn.class);

	private final DaoAuthenticationProvider passwords;

	private final Limits limits;

	private final Limit perAccount;

	private final Limit perAddress;

	LimitedSignIn(UserDetailsService accounts, PasswordEncoder encoder, Limits limits, SignInProperties properties) {
		this.passwords = new DaoAuthenticationProvider(accounts);
		this.passwords.setPasswordEncoder(encoder);
		this.limits = limits;
		this.perAccount = new Limit(properties.failuresPerAccount(), properties.window());
		this.perAddress = new Limit(properties.failuresPerAddress(), properties.window());
	}

	@Override
	public Authentication authenticate(Authentication attempt) {
		String address = "sign-in-address:" + hash(address(attempt));
		String account = "sign-in-account:" + hash(attempt.getName().strip().toLowerCase(Locale.ROOT));
		count(address, this.perAddress);
		count(account, this.perAccount);
		Authentication signedIn = this.passwords.authenticate(attempt);
		this.limits.giveBack(address);
		this.limits.forget(account);
		return signedIn;
	}

	@Override
	public boolean supports(Class<?> attempt) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
	}

	private void count(String key, Limit limit) {
		this.limits.take(key, limit).ifPresent((again) -> {
			log.warn("{} is locked out until {} after {} failed sign-ins", key, again, limit.most());
			throw new LockedOutException(again);
		});
	}

	private static String address(Authentication attempt) {
		return (attempt.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "unknown";
	}

	/**
	 * What is typed as a user name may be anything, a password too; an address is
	 * personal.
	 */
	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package org.caseaccess.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by name and password, and locks out who fails too often: per account, known or
 * not, and per network address, for a time. A try has its place among those that may fail
 * before the password is looked at, so that many at once are no way around the limit; it
 * keeps it only when it failed. Who finds all places taken by tries that are still looked
 * at waits for them.
 */
@Component
@EnableConfigurationProperties(SignInProperties.class)
class LimitedSignIn implements AuthenticationProvider {

	private static final Logger log = LoggerFactory.getLogger(LimitedSignIn.class);

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	// of all ways in: an address may try several
	private static final TriesUnderWay UNDER_WAY = new TriesUnderWay();

	// a password takes a processor for a tenth of a second: pages get their share too
	private static final Semaphore LOOKED_AT = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

	private static final AtomicLong WARNED = new AtomicLong(System.nanoTime() - A_MINUTE.toNanos());

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
		take(address, this.perAddress);
		try {
			take(account, this.perAccount);
			try {
				return look(attempt, address, account);
			}
			finally {
				UNDER_WAY.end(account);
			}
		}
		finally {
			UNDER_WAY.end(address);
		}
	}

	private Authentication look(Authentication attempt, String address, String account) {
		LOOKED_AT.acquireUninterruptibly();
		try {
			Authentication signedIn = this.passwords.authenticate(attempt);
			this.limits.giveBack(address);
			UNDER_WAY.startAgain(account, this.perAccount, this.limits);
			return signedIn;
		}
		catch (InternalAuthenticationServiceException ex) {
			// nobody looked at the password
			this.limits.giveBack(address);
			this.limits.giveBack(account);
			throw ex;
		}
		finally {
			LOOKED_AT.release();
		}
	}

	@Override
	public boolean supports(Class<?> attempt) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
	}

	private void take(String key, Limit limit) {
		UNDER_WAY.begin(key, () -> this.limits.take(key, limit)).ifPresent((again) -> {
			warn(key, again, limit);
			throw new LockedOutException(again);
		});
	}

	/** Whoever knocks a thousand times must not fill the log. */
	private static void warn(String key, Instant again, Limit limit) {
		long now = System.nanoTime();
		long before = WARNED.get();
		if (now - before >= A_MINUTE.toNanos() && WARNED.compareAndSet(before, now)) {
			log.warn("{} is locked out until {} after {} failed sign-ins; others are not named for a minute", key,
					again, limit.most());
		}
	}

	private static String address(Authentication attempt) {
		return (attempt.getDetails() instanceof WebAuthenticationDetails details)
				? NetworkAddress.of(details.getRemoteAddress()) : "unknown";
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

package org.caseaccess.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An identity provider that speaks OpenID Connect over HTTP: authorization code with
 * PKCE, and client credentials for programs. Who signs in is named by the parameter
 * {@code user} of the authorization request, where a real one would ask for a password.
 */
final class Issuer implements AutoCloseable {

	static final String CLIENT_ID = "case-access";

	static final String CLIENT_SECRET = "Zk4-not-a-real-secret-9q";

	/** A program that calls Camunda, and for what. */
	static final String WORKER_ID = "case-access-workers";

	static final String WORKER_SECRET = "Rw8-not-a-real-secret-3n";

	static final String AUDIENCE = "camunda-api";

	private static final int LIFETIME_SECONDS = 300;

	// several times shorter than a test, which so sees it renewed
	private static final int WORKER_LIFETIME_SECONDS = 15;

	private static final int CLOCKS_DIFFER_SECONDS = 2;

	private final HttpServer server;

	private final RSAKey key;

	private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

	/** What was asked for, by code. */
	private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

	/** Until when, by token. */
	private final Map<String, Instant> workerTokens = new ConcurrentHashMap<>();

	private Issuer(HttpServer server, RSAKey key) {
		this.server = server;
		this.key = key;
	}

	static Issuer start() throws IOException, JOSEException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		Issuer issuer = new Issuer(server, new RSAKeyGenerator(2048).keyID("test").generate());
		server.createContext("/.well-known/openid-configuration", (exchange) -> json(exchange, issuer.configuration()));
		server.createContext("/jwks",
				(exchange) -> json(exchange, new JWKSet(issuer.key.toPublicJWK()).toJSONObject()));
		server.createContext("/authorize", issuer::authorize);
		server.createContext("/token", issuer::token);
		server.start();
		return issuer;
	}

	/** Somebody with what the provider says about them. */
	void knows(String user, Map<String, Object> claims) {
		this.people.put(user, claims);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private Map<String, Object> configuration() {
		String base = uri().toString();
		return Map.of("issuer", base, "authorization_endpoint", base + "/authorize", "token_endpoint", base + "/token",
				"jwks_uri", base + "/jwks", "end_session_endpoint", base + "/end", "response_types_supported",
				List.of("code"), "subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported",
				List.of("RS256"), "token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> request = parameters(exchange.getRequestURI().getRawQuery());
		String code = UUID.randomUUID().toString();
		this.asked.put(code, request);
		exchange.getResponseHeaders()
			.add("Location", request.get("redirect_uri") + "?code=" + code + "&state="
					+ URLEncoder.encode(request.get("state"), StandardCharsets.UTF_8));
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	/** Whether a call to Camunda carries a token of a program that may. */
	boolean admits(String authorization) {
		Instant until = this.workerTokens.get(authorization.replaceFirst("^Bearer ", ""));
		return until != null && Instant.now().isBefore(until);
	}

	/** How many tokens programs got. */
	int workerTokens() {
		return this.workerTokens.size();
	}

	private void token(HttpExchange exchange) throws IOException {
		Map<String, String> request = parameters(
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		if ("client_credentials".equals(request.get("grant_type"))) {
			workerToken(exchange, request);
			return;
		}
		Map<String, String> authorized = this.asked.remove(request.getOrDefault("code", "none"));
		String credentials = Base64.getEncoder()
			.encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
		boolean known = ("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"));
		if (!known || authorized == null || !authorized.get("redirect_uri").equals(request.get("redirect_uri"))
				|| !authorized.get("code_challenge").equals(s256(request.get("code_verifier")))) {
			refuse(exchange);
			return;
		}
		json(exchange, Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "expires_in",
				LIFETIME_SECONDS, "id_token", idToken(authorized)));
	}

	private void workerToken(HttpExchange exchange, Map<String, String> request) throws IOException {
		if (!WORKER_ID.equals(request.get("client_id")) || !WORKER_SECRET.equals(request.get("client_secret"))
				|| !AUDIENCE.equals(request.get("audience"))) {
			refuse(exchange);
			return;
		}
		String token = UUID.randomUUID().toString();
		this.workerTokens.put(token, Instant.now().plusSeconds(WORKER_LIFETIME_SECONDS + CLOCKS_DIFFER_SECONDS));
		json(exchange, Map.of("access_token", token, "token_type", "Bearer", "expires_in", WORKER_LIFETIME_SECONDS));
	}

	private static void refuse(HttpExchange exchange) throws IOException {
		exchange.sendResponseHeaders(400, -1);
		exchange.close();
	}

	private String idToken(Map<String, String> authorized) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(uri().toString())
			.subject("subject-of-" + authorized.get("user"))
			.audience(CLIENT_ID)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
			.claim("nonce", authorized.get("nonce"));
		this.people.getOrDefault(authorized.get("user"), Map.of()).forEach(claims::claim);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(),
				claims.build());
		try {
			token.sign(new RSASSASigner(this.key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

	private static String s256(String verifier) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, String> parameters(String query) {
		return Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
					(first, second) -> second, HashMap::new));
	}

	private static void json(HttpExchange exchange, Map<String, Object> content) {
		try (exchange) {
			byte[] body = new ObjectMapper().writeValueAsBytes(content);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

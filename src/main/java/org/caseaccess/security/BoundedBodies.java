package org.caseaccess.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes what a request carries, before anybody looks at it: no more than a form of this
 * program has, and in no more time than a phone needs. Whoever sends more gets 413,
 * whoever lets us wait 408, and who hangs up leaves no more than a line for whoever
 * debugs.
 */
class BoundedBodies extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(BoundedBodies.class);

	private static final int CHUNK = 8192;

	private static final long MOST_THROWN_AWAY = 128L * 1024 * 1024;

	private final long most;

	private final Duration patience;

	BoundedBodies(DataSize most, Duration patience) {
		this.most = most.toBytes();
		this.patience = patience;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		if (request.getContentLengthLong() > this.most) {
			refuseTooLarge(request, response);
		}
		else if (request.getContentLengthLong() > 0 || chunked) {
			take(request, response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		byte[] body;
		try {
			body = read(request.getInputStream());
		}
		catch (SocketTimeoutException ex) {
			refuse(response, HttpStatus.REQUEST_TIMEOUT);
			return;
		}
		catch (IOException ex) {
			// broken off, or chunks that are none: whoever is still there reads 400
			log.debug("what a caller sent broke off: {}", ex.getClass().getSimpleName());
			refuse(response, HttpStatus.BAD_REQUEST);
			return;
		}
		if (body.length > this.most) {
			refuseTooLarge(request, response);
			return;
		}
		TakenBody taken;
		try {
			taken = new TakenBody(request, body);
		}
		catch (IllegalArgumentException ex) {
			refuse(response, HttpStatus.BAD_REQUEST);
			return;
		}
		chain.doFilter(taken, response);
	}

	private byte[] read(InputStream body) throws IOException {
		long until = System.nanoTime() + this.patience.toNanos();
		ByteArrayOutputStream taken = new ByteArrayOutputStream();
		byte[] chunk = new byte[CHUNK];
		for (int read = body.read(chunk); read >= 0 && taken.size() <= this.most; read = body.read(chunk)) {
			taken.write(chunk, 0, read);
			// each read waits for a while only, but a byte now and then would wait for
			// ever
			if (System.nanoTime() - until > 0) {
				throw new SocketTimeoutException("so slow is nobody");
			}
		}
		return taken.toByteArray();
	}

	/**
	 * Whoever is still sending reads the answer only when all was sent: it is thrown
	 * away, for as long as anybody's patience lasts.
	 */
	private void refuseTooLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getHeader(HttpHeaders.EXPECT) == null) {
			long until = System.nanoTime() + this.patience.toNanos();
			byte[] chunk = new byte[CHUNK];
			try {
				InputStream body = request.getInputStream();
				for (long left = MOST_THROWN_AWAY; left > 0 && System.nanoTime() - until < 0;) {
					int read = body.read(chunk);
					left = (read < 0) ? 0 : left - read;
				}
			}
			catch (IOException ex) {
				log.debug("what a caller sent broke off: {}", ex.getClass().getSimpleName());
			}
		}
		refuse(response, HttpStatus.PAYLOAD_TOO_LARGE);
	}

	/** What was not read of it is not read at all: the connection ends. */
	private static void refuse(HttpServletResponse response, HttpStatus status) throws IOException {
		// the server has answered by itself when the chunks of a body are none
		if (!response.isCommitted()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
			response.sendError(status.value());
		}
	}

}

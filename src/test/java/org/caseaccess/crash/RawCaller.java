package org.caseaccess.crash;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Whoever speaks to a port without a browser, and sends what no browser does. */
final class RawCaller {

	private static final int PATIENCE_MILLIS = 20_000;

	private RawCaller() {
	}

	static Socket connect(URI address) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()), PATIENCE_MILLIS);
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.setTcpNoDelay(true);
		return socket;
	}

	/** Sends it, and gives all that is answered until the server hangs up or waits. */
	static String ask(URI address, String request) throws IOException {
		try (Socket socket = connect(address)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			// hung up on, which is an answer too
			return "";
		}
	}

	/** Sends it and hangs up, politely or not. */
	static void sendAndHangUp(URI address, String request, boolean abruptly) throws IOException {
		try (Socket socket = connect(address)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			if (abruptly) {
				socket.setSoLinger(true, 0);
			}
		}
	}

	/** The status of an answer, or 0 when there is none. */
	static int status(String answer) {
		return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
	}

}

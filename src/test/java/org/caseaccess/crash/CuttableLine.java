package org.caseaccess.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP line to a server that can be cut and mended. */
final class CuttableLine implements Closeable {

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ServerSocket entrance;

	private final URI target;

	private volatile boolean cut;

	CuttableLine(URI target) throws IOException {
		this.target = target;
		this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.entrance.getLocalPort());
	}

	void cut() {
		this.cut = true;
		this.open.forEach(CuttableLine::close);
	}

	void mend() {
		this.cut = false;
	}

	private void accept() {
		while (!this.entrance.isClosed()) {
			try {
				connect(this.entrance.accept());
			}
			catch (IOException ex) {
				// the server is away, or this line is closed
			}
		}
	}

	private void connect(Socket caller) throws IOException {
		this.open.add(caller);
		if (this.cut) {
			close(caller);
			return;
		}
		Socket server = new Socket(this.target.getHost(), this.target.getPort());
		this.open.add(server);
		Thread.ofVirtual().start(() -> pass(caller, server));
		Thread.ofVirtual().start(() -> pass(server, caller));
	}

	private void pass(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// cut, or ended by one side
		}
		finally {
			close(from);
			close(to);
			this.open.remove(from);
			this.open.remove(to);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.entrance.close();
		cut();
	}

}

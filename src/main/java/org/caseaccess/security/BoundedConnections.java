package org.caseaccess.security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;

import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Makes room for who comes by closing who waits: when an address has too many
 * connections, or all have, the one that was silent for longest and has no request under
 * way ends. So half-sent requests and idle connections keep nobody out, and memory is
 * bounded by the number of connections.
 */
class BoundedConnections extends NioEndpoint {

	/** So many below the limit at which Tomcat stops accepting. */
	private static final int ROOM = 16;

	private volatile int perAddress = Integer.MAX_VALUE;

	void setPerAddress(int perAddress) {
		this.perAddress = perAddress;
	}

	@Override
	protected boolean setSocketOptions(SocketChannel socket) {
		return makeRoom(socket) && super.setSocketOptions(socket);
	}

	private boolean makeRoom(SocketChannel socket) {
		String address = address(socket);
		if (address == null) {
			return false;
		}
		List<SocketWrapperBase<NioChannel>> open = List.copyOf(getConnections());
		List<SocketWrapperBase<NioChannel>> same = open.stream()
			.filter((connection) -> address.equals(NetworkAddress.of(connection.getRemoteAddr())))
			.toList();
		if (same.size() >= this.perAddress) {
			return closeOne(same);
		}
		return open.size() < getMaxConnections() - ROOM || closeOne(open);
	}

	/** Nothing of who is gone already. */
	private static String address(SocketChannel socket) {
		try {
			return (socket.getRemoteAddress() instanceof InetSocketAddress caller)
					? NetworkAddress.of(caller.getAddress().getHostAddress()) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static boolean closeOne(List<SocketWrapperBase<NioChannel>> open) {
		return open.stream()
			// at one moment: it goes on changing
			.map((connection) -> Map.entry(((NioSocketWrapper) connection).getLastRead(), connection))
			.sorted(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.anyMatch(BoundedConnections::closeIfIdle);
	}

	/**
	 * Whoever is at work on a connection has its lock; one that pushes to a page waits
	 * without it.
	 */
	private static boolean closeIfIdle(SocketWrapperBase<NioChannel> connection) {
		if (!connection.getLock().tryLock()) {
			return false;
		}
		try {
			boolean pushes = connection.getCurrentProcessor() instanceof Processor processor && processor.isAsync();
			if (!pushes) {
				connection.close();
			}
			return !pushes;
		}
		finally {
			connection.getLock().unlock();
		}
	}

}

package org.caseaccess.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Who calls, as far as the network says. Somebody with IPv6 has a whole network of
 * addresses to choose from: its first half counts as one.
 */
final class NetworkAddress {

	private static final int IPV6_BYTES = 16;

	private NetworkAddress() {
	}

	/**
	 * What is counted for an address.
	 * @param address as the server gives it; may be null
	 * @return the address, or the network of an IPv6 one
	 */
	static String of(String address) {
		if (address == null || address.indexOf(':') < 0) {
			return String.valueOf(address);
		}
		try {
			// an address is not looked up
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == IPV6_BYTES) ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}

package org.caseaccess.security;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A request whose body was read already: gives it again, and a form's fields as the
 * server itself would, after those of the address.
 */
class TakenBody extends HttpServletRequestWrapper {

	/** No form of this program has more fields. */
	private static final int MOST_FIELDS = 200;

	private final byte[] body;

	private final Charset charset;

	private final Map<String, String[]> parameters;

	/**
	 * Wraps a request.
	 * @param request the request
	 * @param body what was read from it
	 * @throws IllegalArgumentException when it names no charset, or is a form that cannot
	 * be read
	 */
	TakenBody(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
		this.charset = charset(request);
		this.parameters = isForm(request) ? withFields(request.getParameterMap()) : request.getParameterMap();
	}

	private static Charset charset(HttpServletRequest request) {
		String named = request.getCharacterEncoding();
		return (named != null) ? Charset.forName(named) : StandardCharsets.UTF_8;
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return HttpMethod.POST.matches(request.getMethod()) && type != null
				&& MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(type.split(";", 2)[0].strip());
	}

	private Map<String, String[]> withFields(Map<String, String[]> ofAddress) {
		Map<String, List<String>> all = new LinkedHashMap<>();
		ofAddress.forEach((name, values) -> all.put(name, new ArrayList<>(Arrays.asList(values))));
		String[] fields = new String(this.body, StandardCharsets.ISO_8859_1).split("&");
		if (fields.length > MOST_FIELDS) {
			throw new IllegalArgumentException("too many fields");
		}
		for (String field : fields) {
			if (!field.isEmpty()) {
				String[] parts = field.split("=", 2);
				all.computeIfAbsent(decoded(parts[0]), (name) -> new ArrayList<>())
					.add((parts.length > 1) ? decoded(parts[1]) : "");
			}
		}
		Map<String, String[]> parameters = new LinkedHashMap<>();
		all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
		return Collections.unmodifiableMap(parameters);
	}

	private String decoded(String text) {
		// browsers encode everything; what comes unencoded is in the request's charset
		String read = new String(text.getBytes(StandardCharsets.ISO_8859_1), this.charset);
		return URLDecoder.decode(read, this.charset);
	}

	@Override
	public String getParameter(String name) {
		String[] values = this.parameters.get(name);
		return (values != null) ? values[0] : null;
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return this.parameters;
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(this.parameters.keySet());
	}

	@Override
	public String[] getParameterValues(String name) {
		return this.parameters.get(name);
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Again(new ByteArrayInputStream(this.body));
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), this.charset));
	}

	/** The body, from memory. */
	private static final class Again extends ServletInputStream {

		private final ByteArrayInputStream body;

		Again(ByteArrayInputStream body) {
			this.body = body;
		}

		@Override
		public int read() {
			return this.body.read();
		}

		@Override
		public int read(byte[] into, int from, int most) {
			return this.body.read(into, from, most);
		}

		@Override
		public boolean isFinished() {
			return this.body.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("what is in memory needs no waiting");
		}

	}

}

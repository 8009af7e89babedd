package org.caseaccess.notification;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * The SDK's way to Twilio's API, with a base address of ours, time limits, and without
 * the SDK's own repetitions: a request that failed may have sent the message.
 */
class TextGateway extends NetworkHttpClient {

	private static final int CONNECTIONS = 20;

	private final URI base;

	TextGateway(URI base, Duration timeLimit) {
		super(client(timeLimit));
		this.base = base;
	}

	private static HttpClientBuilder client(Duration timeLimit) {
		long millis = timeLimit.toMillis();
		return HttpClientBuilder.create()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(millis, TimeUnit.MILLISECONDS)
					.setSocketTimeout((int) millis, TimeUnit.MILLISECONDS)
					.build())
				.setMaxConnPerRoute(CONNECTIONS)
				.setMaxConnTotal(CONNECTIONS)
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(millis, TimeUnit.MILLISECONDS)
				.setResponseTimeout(millis, TimeUnit.MILLISECONDS)
				.build())
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement();
	}

	@Override
	public Response reliableRequest(Request request) {
		return makeRequest(request);
	}

	@Override
	public Response makeRequest(Request request) {
		return super.makeRequest(atBase(request));
	}

	private Request atBase(Request request) {
		URI asked = URI.create(request.getUrl());
		Request moved = new Request(request.getMethod(), this.base.resolve(asked.getRawPath()).toString());
		moved.setAuth(request.getUsername(), request.getPassword());
		moved.setContentType(request.getContentType());
		moved.setUserAgentExtensions(request.getUserAgentExtensions());
		request.getQueryParams().forEach((name, values) -> values.forEach((value) -> moved.addQueryParam(name, value)));
		request.getPostParams().forEach((name, values) -> values.forEach((value) -> moved.addPostParam(name, value)));
		request.getHeaderParams()
			.forEach((name, values) -> values.forEach((value) -> moved.addHeaderParam(name, value)));
		return moved;
	}

}

package org.caseaccess.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of this machine; tests are skipped, saying so, where there is none. */
final class InstalledBrowser implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final Browser browser;

	private InstalledBrowser(Path executable) {
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
	}

	static InstalledBrowser start() {
		Optional<Path> executable = find();
		Assumptions.assumeTrue(executable.isPresent(),
				"No Chromium on the PATH: the tests in a browser are skipped. Install chromium to run them.");
		return new InstalledBrowser(executable.get());
	}

	private static Optional<Path> find() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.flatMap((folder) -> Stream.of(NAMES.toArray(String[]::new)).map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	Browser browser() {
		return this.browser;
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}

package id.sigap.it.harness;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real browser, the Chromium that the machine has. Each person has a window of their own (no shared cookies), closed after
 * each test; a test that fails leaves a picture of every open page in {@code target/screenshots}.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final SigapServer server;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();
    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;

    private Browser(SigapServer server) {
        this.server = server;
    }

    /**
     * A browser for that server.
     *
     * @param server registered before the browser
     */
    public static Browser on(SigapServer server) {
        return new Browser(server);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (SigapServer.isNested(context)) {
            return;
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find())
                        .setArgs(FLAGS));
    }

    /** A window of a desk's width, signed in to nothing. */
    public Page open(String path) {
        return open(path, 1280, 800);
    }

    /** A window of that size in CSS pixels, signed in to nothing. */
    public Page open(String path, int width, int height) {
        return open(path, width, height, null);
    }

    /** A window that runs no script, for what the server alone decides: it is there in a moment. */
    public Page openWithoutScripts(String path) {
        Page page = open("about:blank", 1280, 800);
        page.route("**/*.js", Route::abort);
        page.navigate(path);
        return page;
    }

    /** A window of a demo user, who signs in through Keycloak's own page the first time and is signed in from then on. */
    public Page openAs(String username, String path, int width, int height) {
        return open(path, width, height, sessions.computeIfAbsent(username, this::session));
    }

    private String session(String username) {
        Page page = signedIn(username);
        String session = page.context().storageState();
        page.close();
        return session;
    }

    private Page open(String path, int width, int height, String session) {
        BrowserContext window = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.url())
                .setLocale("id-ID")
                .setTimezoneId("Asia/Makassar")
                .setStorageState(session)
                .setViewportSize(width, height));
        windows.add(window);
        Page page = window.newPage();
        page.setDefaultTimeout(Patience.MILLISECONDS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.navigate(path);
        return page;
    }

    /** The staff application, signed in through Keycloak's own page as a demo user. */
    public Page signedIn(String username) {
        Page page = open("/app/");
        page.locator("#username").fill(username);
        page.locator("#password").fill("demo");
        page.locator("#kc-login").click();
        page.waitForURL(address -> address.startsWith(server.url() + "/app"));
        return page;
    }

    /** What scripts and the content security policy complained about since the test began; empty in a sound application. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Forgets what was complained about so far, where a test expects it. */
    public void forgive() {
        complaints.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            photograph(context);
        }
        windows.forEach(BrowserContext::close);
        windows.clear();
        complaints.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (SigapServer.isNested(context)) {
            return;
        }
        chromium.close();
        playwright.close();
    }

    private void photograph(ExtensionContext context) {
        Path folder = Project.root().resolve("ear/it/target/screenshots");
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        List<Page> pages =
                windows.stream().flatMap(window -> window.pages().stream()).toList();
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + i + ".png")));
        }
    }

    private static Path find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no Chromium on the PATH; install it (Debian: apt install chromium)."));
    }
}

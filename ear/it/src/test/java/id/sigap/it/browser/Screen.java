package id.sigap.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import id.sigap.it.harness.Patience;
import id.sigap.it.harness.Project;
import java.util.regex.Pattern;

/** What a person does at a screen, told by what they see there. */
record Screen(Page page) {
    /** A page of the staff scrolls in a frame of its own, which hides from the document how wide it is. */
    private static final String BESIDE =
            "Math.max(0, ...[...document.querySelectorAll('[class*=_page_]')].map((one) => one.scrollWidth - one.clientWidth))";

    /** Presses the button that is called exactly so. */
    Screen press(String name) {
        button(name).click();
        return this;
    }

    /** Presses the button whose name begins so. */
    Screen pressWhatBegins(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .last()
                .click();
        return this;
    }

    private Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    /** Chooses what stands under "Lainnya". */
    Screen choose(String act) {
        press("Lainnya");
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(act).setExact(true))
                .click();
        return this;
    }

    /** Presses the button in the dialog that is open. */
    Screen confirm(String name) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN)
                .setTimeout(Patience.MILLISECONDS));
        return this;
    }

    /** Presses the button in the item or row that the text stands in. */
    Screen within(String item, String button) {
        page.locator("li, tr")
                .filter(new Locator.FilterOptions().setHasText(item))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        return this;
    }

    /** Fills the field with that label. */
    Screen write(String label, String text) {
        page.getByLabel(label).last().fill(text);
        return this;
    }

    /** Chooses from a list that is searched by typing, unless that is chosen already. */
    Screen select(String label, String option) {
        Locator field = page.locator("input")
                .and(page.getByLabel(Pattern.compile("^" + label)))
                .first();
        if (!field.inputValue().startsWith(option)) {
            field.fill(option);
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                    .first()
                    .click();
        }
        return this;
    }

    Screen tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
        return this;
    }

    Screen follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .last()
                .click();
        return this;
    }

    private Locator visible(String text) {
        return page.getByText(text).locator("visible=true").first();
    }

    /** Waits until the text stands there. */
    Screen sees(String text) {
        visible(text).waitFor(new Locator.WaitForOptions().setTimeout(Patience.MILLISECONDS));
        return this;
    }

    /** Loads the page again until the text stands there, as somebody does who waits for an answer. */
    Screen comesBackUntil(String text) {
        for (int i = 0; i < 15 && !seesWithin(text, 2_000); i++) {
            page.reload();
        }
        return sees(text);
    }

    private boolean seesWithin(String text, double milliseconds) {
        try {
            visible(text).waitFor(new Locator.WaitForOptions().setTimeout(milliseconds));
            return true;
        } catch (com.microsoft.playwright.TimeoutError e) {
            return false;
        }
    }

    boolean offers(String button) {
        return button(button).isVisible();
    }

    /** Whether the button stands there and may be pressed. */
    boolean offersNow(String button) {
        return button(button).isEnabled();
    }

    /** What the browser saves when the button is pressed. */
    Download saves(String button) {
        return page.waitForDownload(() -> press(button));
    }

    /**
     * Shows the page on a phone for a moment, where nothing may stand beside the screen. Photographs it there, and as a desk
     * sees it.
     */
    Screen fitsAPhone(String name) {
        photograph(name);
        ViewportSize desk = page.viewportSize();
        page.setViewportSize(360, 780);
        photograph(name + "-phone");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + page.url() + " on a phone")
                .isLessThanOrEqualTo(360);
        assertThat((Integer) page.evaluate(BESIDE))
                .as("what of " + page.url() + " a phone shows only to who moves it sideways, in pixels")
                .isZero();
        page.setViewportSize(desk.width, desk.height);
        return this;
    }

    /** From now on the pages of this window are in English. */
    Screen inEnglish() {
        page.evaluate("localStorage.setItem('sigap.language', 'en')");
        page.reload();
        return this;
    }

    /** Waits until nothing on the page is being fetched any more. */
    Screen settles() {
        page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
        return this;
    }

    Screen go(String path) {
        page.navigate(path);
        return this;
    }

    /** Into {@code target/screenshots}, with every animation at its end. */
    Screen photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Project.root().resolve("ear/it/target/screenshots/" + name + ".png")));
        return this;
    }
}

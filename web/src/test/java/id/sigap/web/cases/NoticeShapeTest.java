package id.sigap.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Constraints.Notice;
import id.sigap.connector.api.Constraints.Severity;
import id.sigap.connector.api.LocalizedText;
import id.sigap.web.cases.Shapes.NoticeShape;
import org.junit.jupiter.api.Test;

class NoticeShapeTest {
    @Test
    void tellsARemarkOfThePlatformInBothLanguages() {
        Notice dear = new Notice("link-costs-more", Severity.INFO, new LocalizedText("Lebih mahal.", "Dearer."));

        assertThat(NoticeShape.of(dear))
                .isEqualTo(new NoticeShape("link-costs-more", "info", "Lebih mahal.", "Dearer."));
    }
}

package id.sigap.deadline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockCatalogTest {
    private static final String HEADER =
            "id,label,trigger,amount,unit,warn_amount,warn_unit,extension,pausable,actor,source,certainty\n";

    @Test
    void namesALegalSourceForEveryRule() {
        List<ClockRule> rules = ContohPack.clocks().all();

        assertThat(rules).hasSize(19);
        assertThat(rules).allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        assertThat(rules)
                .filteredOn(rule -> rule.id().startsWith("LOC-"))
                .allMatch(rule -> rule.certainty() == ClockRule.Certainty.POLICY && rule.pausable());
        assertThat(rules).filteredOn(rule -> rule.id().startsWith("KIP-")).noneMatch(ClockRule::pausable);
        assertThat(ContohPack.clocks().rule("KIP-ANS").extension()).contains("KIP-EXT");
        assertThat(ContohPack.clocks().rule("SP4N-BP").limit().label()).isEqualTo("60 hari kerja");
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("A,Label,t,ten,HK,,,,N,a,s,POLICY\n"))
                .withMessageContaining("line 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("A,Label,t,0,HK,,,,N,a,s,POLICY\n"))
                .withMessageContaining("0 HK");
    }

    @Test
    void refusesRulesThatContradict() {
        String rule = "A,Label,t,1,HK,,,%s,N,a,s,POLICY\n";

        assertThatIllegalArgumentException().isThrownBy(() -> read(rule.formatted("") + rule.formatted("")));
        assertThatIllegalArgumentException().isThrownBy(() -> read(rule.formatted("B")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("KIP-X,Label,t,1,HK,,,,Y,a,s,SUPPORTED\n"))
                .withMessageContaining("pausable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContohPack.clocks().rule("NONE"))
                .withMessageContaining("NONE");
    }

    private static ClockCatalog read(String rows) throws IOException {
        return ClockCatalog.read(new StringReader(HEADER + rows));
    }
}

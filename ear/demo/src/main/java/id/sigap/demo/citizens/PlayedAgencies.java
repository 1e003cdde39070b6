package id.sigap.demo.citizens;

import id.sigap.standin.open311.Open311StandIn;
import java.util.List;
import java.util.Map;

/** Another office's Open311 server, and LAPOR!, which is a file that a person enters: no citizen writes there. */
final class PlayedAgencies implements Played {
    private static final String KEY = "kunci-peragaan-open311";
    private static final String JURISDICTION = "peragaan.example";

    private final Open311StandIn system = new Open311StandIn(0, KEY, JURISDICTION);

    @Override
    public Open311StandIn platform() {
        return system;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(
                new ChannelPlan(
                        "demoopen311",
                        "open311",
                        "Sistem dinas (peragaan)",
                        Map.of(
                                "api-url",
                                system.address().toString(),
                                "jurisdiction-id",
                                JURISDICTION,
                                "poll-seconds",
                                "2",
                                "default-address",
                                "Balikpapan"),
                        Map.of("api-key", KEY)),
                new ChannelPlan("demolapor", "lapor", "LAPOR! (peragaan)", Map.of(), Map.of()));
    }

    @Override
    public List<AgencyPlan> agencies() {
        return List.of(
                new AgencyPlan("PERAGAAN_OPEN311", "Dinas PU (peragaan Open311)", "open311", "demoopen311", "JLN-01"),
                new AgencyPlan("PERAGAAN_LAPOR", "Provinsi (peragaan berkas LAPOR!)", "file", "demolapor", ""));
    }

    @Override
    public List<Corner> corners() {
        return List.of();
    }
}

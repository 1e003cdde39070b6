package id.sigap.web.cases;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.deadline.Clocks;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.report.TopicLabels;
import id.sigap.web.Labels.Label;
import id.sigap.web.cases.Shapes.ChannelShape;
import id.sigap.web.cases.Shapes.DeadlineShape;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words for codes, read once a request and not once a row. */
@RequestScoped
public class Names {
    @Inject
    Agencies agencies;

    @Inject
    Channels channels;

    @Inject
    Clocks clocks;

    @Inject
    TopicLabels topics;

    private Map<String, String> agencyNames;
    private Map<String, Channel> channelsById;
    private final Map<String, Label> topicLabels = new HashMap<>();

    public Label agency(String code) {
        if (code == null) {
            return null;
        }
        if (agencyNames == null) {
            agencyNames = agencies.all().stream().collect(Collectors.toMap(Agency::code, Agency::name));
        }
        return new Label(code, agencyNames.getOrDefault(code, code));
    }

    public Label topic(String code) {
        return code == null ? null : topicLabels.computeIfAbsent(code, key -> new Label(key, topics.label(key)));
    }

    public ChannelShape channel(String id) {
        if (channelsById == null) {
            channelsById = channels.all().stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        }
        Channel channel = channelsById.get(id);
        return channel == null
                ? new ChannelShape(id, id, id)
                : new ChannelShape(id, channel.connector(), channel.label());
    }

    /** The label of a clock rule, or its id where the office no longer has it. */
    public String rule(String id) {
        return clocks.knows(id) ? clocks.rule(id).label() : id;
    }

    public DeadlineShape deadline(Deadline deadline) {
        ClockRule rule = clocks.rule(deadline.rule());
        Instant warnAt =
                clocks.calendar().warnAt(rule, deadline.startedAt(), List.of()).orElse(null);
        return new DeadlineShape(
                String.valueOf(deadline.id()),
                rule.id(),
                rule.label(),
                deadline.dueAt(),
                warnAt,
                deadline.state(),
                rule.source());
    }
}

-- What the compliance report of a period reads stays as fast with a million cases as with a thousand: clocks and forwardings
-- by when they began.
create index deadline_started on deadline (started_at, id);
create index forwarding_sent on forwarding (sent_at, id);

-- The sweeper looks every second for outcomes that no process has heard of: few among all that were ever sent.
create index outbox_unheard on outbox (signalled, next_attempt);

-- The engine asks for the eight jobs that are due longest, as often as it has run one: without this it reads all timers.
create index sigap_job_due on ACT_RU_JOB (DUEDATE_);

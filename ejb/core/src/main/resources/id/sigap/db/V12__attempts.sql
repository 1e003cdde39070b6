-- How often a server took a replay: one that lost it to another must not write into it, and the third time it fails.
alter table replay add column attempts integer default 0 not null;

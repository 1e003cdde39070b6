-- Accounts on platforms are opened, registered, watched and closed by administrators. version grows with each of their
-- changes only; rewind_to is where polling goes back to, until a round has begun there.
alter table channel add column version bigint default 0 not null;
alter table channel add column account_owner varchar(200);
alter table channel add column accountable varchar(200);
alter table channel add column legal_basis varchar(500);
alter table channel add column purpose varchar(500);
alter table channel add column silent_after_hours integer;
alter table channel add column opened_at timestamp(6) with time zone;
alter table channel add column running_since timestamp(6) with time zone;
alter table channel add column closed_at timestamp(6) with time zone;
alter table channel add column rewind_to varchar(2000);
alter table channel add column health_state varchar(10);
alter table channel add column health_code varchar(60);
alter table channel add column health_id varchar(500);
alter table channel add column health_en varchar(500);
alter table channel add column health_since timestamp(6) with time zone;
alter table channel add column health_checked_at timestamp(6) with time zone;
alter table channel add column credentials_expire_at timestamp(6) with time zone;
alter table channel alter column secrets_sealed set data type varchar(60000);

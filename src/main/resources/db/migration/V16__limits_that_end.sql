-- a count is kept for as long as it counts, and no longer: anybody who tries to sign in begins one
alter table limit_count add column ends_at timestamp with time zone;
update limit_count set ends_at = window_started + interval '2' day;
alter table limit_count alter column ends_at set not null;
create index limit_count_ends on limit_count (ends_at);
drop index limit_count_window;

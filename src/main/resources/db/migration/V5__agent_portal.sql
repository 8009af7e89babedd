-- What the agents' dashboard, lists and case pages show. Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- registry -----------------------------------------------------------------------------------------------------------

create table household_member (
    id            uuid         not null primary key,
    case_id       uuid         not null references client_case,
    name          varchar(201) not null,
    relationship  varchar(30)  not null,
    date_of_birth date         not null,
    applying      boolean      not null
);
create index household_member_case on household_member (case_id);

-- an enrollment is a policy of the client's
create table enrollment (
    id            uuid         not null primary key,
    policy_number varchar(20)  not null,
    case_id       uuid         not null references client_case,
    plan_name     varchar(200) not null,
    state         varchar(20)  not null,
    starts_on     date         not null,
    ends_on       date,
    -- until when the exchange's request for information (RFI) has to be answered; null when none is open
    rfi_due_on    date,
    constraint enrollment_policy_unique unique (policy_number),
    constraint enrollment_state check (state in ('ACTIVE', 'TERMED', 'PENDING'))
);
create index enrollment_case on enrollment (case_id);

-- written once, never changed: a correction is another note
create table case_note (
    id         uuid                     not null primary key,
    case_id    uuid                     not null references client_case,
    agent_id   uuid                     not null references agent,
    note       varchar(2000)            not null,
    written_at timestamp with time zone not null
);
create index case_note_case on case_note (case_id, written_at);
create index case_note_agent on case_note (agent_id, written_at);

create table prospect (
    id         uuid                     not null primary key,
    agent_id   uuid                     not null references agent,
    first_name varchar(100)             not null,
    last_name  varchar(100)             not null,
    state      varchar(20)              not null,
    added_at   timestamp with time zone not null,
    constraint prospect_state check (state in ('CURRENT', 'ABANDONED'))
);
create index prospect_agent on prospect (agent_id, added_at);

create table quote (
    id              uuid                     not null primary key,
    quote_number    varchar(20)              not null,
    agent_id        uuid                     not null references agent,
    -- whom it was made for, as the agent wrote it
    made_for        varchar(201)             not null,
    plan_name       varchar(200)             not null,
    monthly_premium numeric(10, 2)           not null,
    state           varchar(20)              not null,
    changed_at      timestamp with time zone not null,
    constraint quote_number_unique unique (quote_number),
    constraint quote_state check (state in ('IN_PROGRESS', 'ACCEPTED', 'SUBMITTED', 'REJECTED'))
);
create index quote_agent on quote (agent_id, changed_at);

-- portal -------------------------------------------------------------------------------------------------------------

create table issuer (
    id      uuid         not null primary key,
    name    varchar(200) not null,
    website varchar(300) not null,
    constraint issuer_name_unique unique (name)
);

create table announcement (
    id           uuid                     not null primary key,
    title        varchar(200)             not null,
    body         varchar(4000)            not null,
    urgent       boolean                  not null,
    published_at timestamp with time zone not null
);
create index announcement_published on announcement (published_at);

create table announcement_read (
    announcement_id uuid                     not null references announcement,
    agent_id        uuid                     not null references agent,
    read_at         timestamp with time zone not null,
    primary key (announcement_id, agent_id)
);

-- the library of an agent's requests, filtered by state
create index access_request_agent_state on access_request (agent_id, state, opened_at);

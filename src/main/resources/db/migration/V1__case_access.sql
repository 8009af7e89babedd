-- Runs alike on H2 (MODE=PostgreSQL) and on PostgreSQL.

-- registry -----------------------------------------------------------------------------------------------------------

create table agency (
    id   uuid         not null primary key,
    name varchar(200) not null
);

create table agent (
    id               uuid         not null primary key,
    username         varchar(100) not null,
    npn              varchar(10)  not null,
    first_name       varchar(100) not null,
    last_name        varchar(100) not null,
    agency_id        uuid         not null references agency,
    licence_status   varchar(20)  not null,
    agreement_status varchar(20)  not null,
    constraint agent_username_unique unique (username),
    constraint agent_npn_unique unique (npn)
);

create table client (
    id                 uuid         not null primary key,
    first_name         varchar(100) not null,
    last_name          varchar(100) not null,
    -- the names as the search compares them: trimmed, case-folded, NFKC (R6)
    first_name_key     varchar(200) not null,
    last_name_key      varchar(200) not null,
    sex                varchar(1)   not null,
    date_of_birth      date         not null,
    -- keyed hash for the search, last four digits encrypted for display (R7)
    ssn_hash           varchar(100),
    ssn_last_four      varchar(200),
    preferred_method   varchar(10)  not null,
    preferred_language varchar(2)   not null,
    email              varchar(320),
    mobile_number      varchar(20),
    portal_inbox       boolean      not null
);
create index client_search on client (last_name_key, first_name_key, date_of_birth, sex);

create table client_case (
    id          uuid        not null primary key,
    case_number varchar(20) not null,
    client_id   uuid        not null references client,
    constraint client_case_number_unique unique (case_number),
    constraint client_case_client_unique unique (client_id)
);

create table application (
    id                 uuid         not null primary key,
    application_number varchar(20)  not null,
    case_id            uuid         not null references client_case,
    status             varchar(30)  not null,
    plan_name          varchar(200),
    submitted_on       date,
    constraint application_number_unique unique (application_number)
);
create index application_case on application (case_id);

-- sign-in ------------------------------------------------------------------------------------------------------------

create table account (
    username      varchar(100) not null primary key,
    password_hash varchar(200) not null,
    role          varchar(20)  not null,
    enabled       boolean      not null
);

-- consent ------------------------------------------------------------------------------------------------------------

create table access_request (
    id                 uuid                     not null primary key,
    agent_id           uuid                     not null references agent,
    client_id          uuid references client,
    state              varchar(20)              not null,
    -- what was searched for (R6: every search is recorded with agent and outcome); the SSN as keyed hash only (R7)
    first_name         varchar(100)             not null,
    last_name          varchar(100)             not null,
    sex                varchar(1)               not null,
    date_of_birth      date                     not null,
    ssn_hash           varchar(100),
    case_number        varchar(20),
    application_number varchar(20),
    search_outcome     varchar(20),
    opened_at          timestamp with time zone not null,
    closed_at          timestamp with time zone,
    -- set while the agent's page is gone: from then on a pending attempt is withdrawn
    leave_due_at       timestamp with time zone,
    version            integer                  not null
);
create index access_request_agent on access_request (agent_id, opened_at);
create index access_request_leave on access_request (leave_due_at);
create index access_request_state on access_request (state);

create table consent_attempt (
    id                uuid                     not null primary key,
    access_request_id uuid                     not null references access_request,
    -- what started the attempt; the same key again finds the same attempt (R5)
    start_key         varchar(100)             not null,
    agent_id          uuid                     not null,
    client_id         uuid                     not null,
    attempt_number    integer                  not null,
    max_attempts      integer                  not null,
    method            varchar(10)              not null,
    matching_code     varchar(4)               not null,
    token_hash        varchar(64)              not null,
    state             varchar(20)              not null,
    failure_reason    varchar(500),
    requested_at      timestamp with time zone not null,
    deadline          timestamp with time zone not null,
    closed_at         timestamp with time zone,
    text_version      varchar(20)              not null,
    text_language     varchar(2)               not null,
    constraint consent_attempt_start_unique unique (access_request_id, start_key),
    constraint consent_attempt_token_unique unique (token_hash)
);
create index consent_attempt_pair on consent_attempt (agent_id, client_id);

-- how many electronic attempts were made since the last completed access (R4); the guarded update of `made` is the limit
create table attempt_count (
    agent_id  uuid    not null,
    client_id uuid    not null,
    made      integer not null,
    declined  boolean not null,
    primary key (agent_id, client_id)
);

-- insert only (R8)
create table consent_record (
    id                uuid                     not null primary key,
    access_request_id uuid                     not null references access_request,
    consent_attempt_id uuid references consent_attempt,
    client_id         uuid                     not null,
    agent_id          uuid                     not null,
    agent_name        varchar(201)             not null,
    agent_npn         varchar(10)              not null,
    agency_name       varchar(200)             not null,
    method            varchar(10)              not null,
    given_at          timestamp with time zone not null,
    text_version      varchar(20)              not null,
    text_language     varchar(2)               not null,
    text_sha256       varchar(64)              not null,
    verbal_reason     varchar(40),
    contact_mode      varchar(20),
    identity_check    varchar(40),
    acknowledgements  varchar(2000),
    constraint consent_record_request_unique unique (access_request_id)
);

-- association --------------------------------------------------------------------------------------------------------

create table association (
    id                 uuid                     not null primary key,
    agent_id           uuid                     not null references agent,
    client_id          uuid                     not null references client,
    -- null only for what was agreed before Case Access kept the records
    access_request_id  uuid references access_request,
    consent_record_id  uuid references consent_record,
    on_demand_referral varchar(3),
    started_at         timestamp with time zone not null,
    ended_at           timestamp with time zone,
    -- agent and client while the association lasts, null after: one active association a pair, on every database
    active_pair        varchar(80),
    constraint association_request_unique unique (access_request_id),
    constraint association_active_unique unique (active_pair)
);
create index association_agent on association (agent_id);

-- notification -------------------------------------------------------------------------------------------------------

create table notice (
    -- what the notice is about; the same key again is the same notice (R5)
    notice_key     varchar(100)             not null primary key,
    purpose        varchar(30)              not null,
    method         varchar(10)              not null,
    state          varchar(20)              not null,
    failure_reason varchar(500),
    -- who delivers it works alone until then
    claimed_until  timestamp with time zone not null,
    created_at     timestamp with time zone not null,
    settled_at     timestamp with time zone
);

-- process ------------------------------------------------------------------------------------------------------------

create table request_process (
    access_request_id    uuid   not null primary key references access_request,
    process_instance_key bigint not null,
    constraint request_process_instance_unique unique (process_instance_key)
);

-- Spring Modulith's event publication registry: the outbox
create table event_publication (
    id               uuid                     not null primary key,
    listener_id      varchar(512)             not null,
    event_type       varchar(512)             not null,
    serialized_event varchar(4000)            not null,
    publication_date timestamp with time zone not null,
    completion_date  timestamp with time zone
);
create index event_publication_completion on event_publication (completion_date);

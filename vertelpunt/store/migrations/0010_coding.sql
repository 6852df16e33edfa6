-- What each coder made of a story, a row a scheme and coder; the decision where they differ has no
-- coder. Derived from the record.
create table if not exists coding (
    story_id varchar,
    scheme   varchar,
    coder    varchar,                               -- as events are signed; '' for the decision
    codes    varchar[]
);

-- The groups of stories of which some number was published, so that no later number tells of few by
-- being subtracted. As `counted` it stands apart: no derivation makes it, and no record holds it.
create table if not exists published_group (
    stories varchar[],
    gone    integer                      -- how many more it held, that were erased since
);

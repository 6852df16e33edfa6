-- The words of a title by form (see store/terms.py), one word a form, for the word cloud: aligned
-- lists, by alphabet of the forms.
alter table story add column title_forms varchar[];
alter table story add column title_words varchar[];

update story
set title_forms = coalesce(title.forms, []),
    title_words = coalesce(title.words, [])
from (
    select story.story_id,
           list(form order by form) filter (form is not null) as forms,
           list(word order by form) filter (form is not null) as words
    from story
    left join (
        select story_id, stem || ' ' || left(term, 2) as form, min(term) as word
        from story_term
        where in_title
        group by all
    ) as in_title using (story_id)
    group by story.story_id
) as title
where story.story_id = title.story_id;

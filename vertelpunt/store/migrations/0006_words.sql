-- Words by their form (store/forms.py) in place of their stem, and as they were written, with
-- accents. What is in these columns is derived anew (RULES in store/derive.py).
alter table story_term rename column stem to form;
alter table story_term add column spelled varchar;
-- The one word that stands for its form in its story, the first by alphabet.
alter table story_term add column stands boolean;

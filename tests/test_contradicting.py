"""Stories that are proposed as contradicting others: near in words, far in meaning."""

from tests.doing import admin, tell_all
from tests.stories import story
from vertelpunt.insight.contradicting import contradicting
from vertelpunt.insight.source import Source

HERE = {"left": 0.9, "right": 0.05, "top": 0.05}
FAR = {"left": 0.0, "right": 0.1, "top": 0.9}
MONEY = "De schulden van de familie groeiden tot de deurwaarder kwam."
TREES = "Achter het buurthuis plantten kinderen perenbomen."


def told(source: Source) -> list[str]:
    """About money here; the same elsewhere; about trees elsewhere; about money here again."""
    return tell_all(
        source,
        [
            story(title="Een", what_happens=MONEY, key_moment=MONEY, effect_triad=HERE),
            story(title="Twee", what_happens=MONEY, key_moment=MONEY, effect_triad=FAR),
            story(title="Drie", what_happens=TREES, key_moment=TREES, effect_triad=FAR),
            story(title="Vier", what_happens=MONEY, key_moment=MONEY, effect_triad=HERE),
        ],
    )


def test_what_is_about_the_same_and_means_something_else_comes_first(source: Source) -> None:
    money, elsewhere, trees, _ = ids = told(source)
    proposed = contradicting(source, [money], ids)
    assert proposed[0] == elsewhere
    assert money not in proposed
    assert proposed.index(trees) > 0 if trees in proposed else True


def test_what_means_the_same_is_never_proposed(source: Source) -> None:
    money, _, _, again = ids = told(source)
    assert again not in contradicting(source, [money], ids)


def test_an_erased_story_and_an_empty_choice_propose_nothing(source: Source) -> None:
    ids = told(source)
    assert contradicting(source, [], ids) == []
    assert contradicting(source, [ids[0]], [ids[0]]) == []
    admin(source.collection).erase([ids[1]], "teller")
    assert ids[1] not in contradicting(source, [ids[0]], ids)
    assert contradicting(source, [ids[1]], ids) == []

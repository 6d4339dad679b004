"""Colours of the figures. One drawing code serves page and paper; only the palette changes."""

from dataclasses import dataclass

from zhunsheng.domain.outcomes import NoOutcome, Outcome, OutcomeState


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour a figure may use, as an SVG paint. `font` is None where the surroundings name the font."""

    ground: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    hair: str
    accent: str
    levels: tuple[str, str, str]
    """Ink density of levels, lowest first. Levels only, never outcomes."""
    exceeds: str
    meets: str
    below: str
    void: str
    font: str | None = None

    def level(self, rank: int, count: int) -> str:
        """The density for place `rank` (0 is lowest) of `count` levels; scales longer than three share neighbours."""
        return self.levels[round(place_in_scale(rank, count) * (len(self.levels) - 1))]

    def outcome(self, state: OutcomeState) -> str:
        if isinstance(state, NoOutcome):
            return self.void
        return {Outcome.EXCEEDS: self.exceeds, Outcome.MEETS: self.meets, Outcome.BELOW: self.below}[state]


def place_in_scale(rank: int, count: int) -> float:
    """0 at the lowest level, 1 at the highest. A place for drawing, never a value to calculate with."""
    return 1.0 if count < 2 else rank / (count - 1)


def is_outcome(state: OutcomeState) -> bool:
    return not isinstance(state, NoOutcome)


WEB = Palette(
    ground="var(--ground)",
    ink="var(--ink)",
    ink_2="var(--ink-2)",
    ink_3="var(--ink-3)",
    rule="var(--rule)",
    hair="var(--hair)",
    accent="var(--accent)",
    levels=("var(--level-low)", "var(--level-mid)", "var(--level-high)"),
    exceeds="var(--exceeds)",
    meets="var(--meets)",
    below="var(--below)",
    void="var(--void)",
)
"""For pages: the custom properties of tokens.css, so that dark, light and the browser's print need no second drawing."""

PRINT = Palette(
    ground="#FFFFFF",
    ink="#12202A",
    ink_2="#3E4F5A",
    ink_3="#566671",
    rule="#8FA0A9",
    hair="#D5DEE2",
    accent="#0A566B",
    levels=("#6797A8", "#2C6A80", "#05303D"),
    exceeds="#6A2E78",
    meets="#12202A",
    below="#984800",
    void="#566671",
    font="Noto Sans SC",
)
"""For PDF and DOCX in colour: the light tokens on white paper."""

GREY = Palette(
    ground="#FFFFFF",
    ink="#000000",
    ink_2="#222222",
    ink_3="#444444",
    rule="#777777",
    hair="#CCCCCC",
    accent="#000000",
    levels=("#8C8C8C", "#555555", "#000000"),
    exceeds="#000000",
    meets="#000000",
    below="#000000",
    void="#444444",
    font="Noto Sans SC",
)
"""For a black printer and a photocopier: shape and word carry everything."""

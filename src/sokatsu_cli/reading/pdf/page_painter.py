"""Runs the contents of a page, with what the library leaves out.

That is what is cut off, seen through, in a layer that is off, or drawn by an ink of its own.
"""

from collections.abc import Collection, Mapping
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, apply_matrix_rect, decode_text, mult_matrix

from sokatsu_cli.reading.pdf.colours import ink_of
from sokatsu_cli.reading.pdf.page_contents import PageContents
from sokatsu_cli.reading.pdf.painting import Painting

_IDENTITY = (1, 0, 0, 1, 0, 0)


def hidden_layers(catalogue: Mapping[str, Any]) -> set[int]:
    """Return the numbers of the layers of a file that are not certain to be seen."""
    layers = dict_value(catalogue.get("OCProperties", {}))
    usual = dict_value(layers.get("D", {}))
    every = _numbers(layers.get("OCGs"))
    off = _numbers(usual.get("OFF"))
    if _name(usual.get("BaseState", "ON")) != "ON":
        off |= every - _numbers(usual.get("ON"))
    return off | {
        reference.objid for reference in _references(layers.get("OCGs")) if _may_hide(reference)
    }


def _may_hide(layer: PDFObjRef) -> bool:
    """Tell whether a layer is off where it is looked at, or where it is printed."""
    usage = dict_value(dict_value(layer).get("Usage", {}))
    states = [("View", "ViewState"), ("Print", "PrintState")]
    return any(_name(dict_value(usage.get(at, {})).get(state)) == "OFF" for at, state in states)


def _references(layers: object) -> list[PDFObjRef]:
    found = layers if isinstance(layers, PDFObjRef) else resolve1(layers)
    if isinstance(found, PDFObjRef):
        inner = resolve1(found)
        return list(filter(_is_reference, inner)) if isinstance(inner, list) else [found]
    return list(filter(_is_reference, found or []))


def _is_reference(layer: object) -> bool:
    return isinstance(layer, PDFObjRef)


def _numbers(layers: object) -> set[int]:
    return {each.objid for each in _references(layers)}


def _name(found: object) -> str:
    name = resolve1(found)
    return str(name.name) if isinstance(name, PSLiteral) else str(name)


class PagePainter(PDFPageInterpreter):
    """Runs the contents of a page for one that gathers what is painted."""

    def __init__(self, contents: PageContents, hidden: Collection[int]) -> None:
        """Take what gathers, and the layers that are hidden."""
        super().__init__(contents.rsrcmgr, contents)
        self._contents = contents
        self._hidden = hidden
        self._kept: list[Painting] = []
        self._around: tuple[PDFTextState, PDFGraphicState] | None = None

    def dup(self) -> "PagePainter":
        """Return one that runs a form as it is painted here."""
        inner = PagePainter(self._contents, self._hidden)
        inner._around = (self.textstate.copy(), self.graphicstate.copy())
        return inner

    def init_state(self, ctm: Matrix) -> None:
        """Begin with what holds around a form."""
        super().init_state(ctm)
        if self._around is not None:
            self.textstate, self.graphicstate = self._around

    def init_resources(self, resources: dict[object, object]) -> None:
        """Take the colours as well that are inks."""
        super().init_resources(resources)
        for name, spec in dict_value((resources or {}).get("ColorSpace", {})).items():
            parts = resolve1(spec)
            if isinstance(parts, list) and literal_name(parts[0]) == "Separation":
                self.csmap[name] = ink_of(parts)

    @property
    def _painting(self) -> Painting:
        return self._contents.painting

    def _change(self, **changes: Any) -> None:  # noqa: ANN401 - parts of a `Painting`
        self._contents.painting = self._painting._replace(**changes)

    def do_q(self) -> None:
        """Keep the state."""
        super().do_q()
        self._kept.append(self._painting)

    def do_Q(self) -> None:  # noqa: N802 - the library calls operators so
        """Take the last state that was kept."""
        super().do_Q()
        if self._kept:
            self._contents.painting = self._kept.pop()

    def do_w(self, width: Any) -> None:  # noqa: ANN401 - whatever stands in the file
        """Take how wide lines are, in points of the page."""
        super().do_w(width)
        if isinstance(width, int | float):
            a, b, *_others = self.ctm
            self.graphicstate.linewidth = width * (a * a + b * b) ** 0.5

    def do_gs(self, name: Any) -> None:  # noqa: ANN401
        """Take how far things are seen through."""
        states = dict_value(self.resources.get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        for entry, part in (("ca", "fill"), ("CA", "stroke")):
            share = resolve1(state.get(entry))
            if isinstance(share, int | float):
                self._change(**{part: min(max(float(share), 0.0), 1.0)})
        masked, blend = resolve1(state.get("SMask")), resolve1(state.get("BM"))
        modes = blend if isinstance(blend, list) else [blend]
        ordinary = _name(masked) in ("None", "none") or masked is None
        if masked is not None or blend is not None:
            usual = {"Normal", "Compatible", "None"}
            self._change(is_plain=ordinary and {_name(each) for each in modes} <= usual)

    def do_W(self) -> None:  # noqa: N802
        """Cut off what is painted from here on."""
        self._contents.clip_to(self.curpath)

    do_W_a = do_W  # noqa: N815

    def do_cs(self, name: Any) -> None:  # noqa: ANN401
        """Take a kind of colours, which begins with one of its own."""
        super().do_cs(name)
        self.graphicstate.ncolor = _first(self.graphicstate.ncs)

    def do_CS(self, name: Any) -> None:  # noqa: ANN401, N802
        """Take a kind of colours for lines."""
        super().do_CS(name)
        self.graphicstate.scolor = _first(self.graphicstate.scs)

    def do_scn(self) -> None:
        """Take a colour, or none where it is not understood."""
        self.graphicstate.ncolor = ""
        super().do_scn()

    def do_SCN(self) -> None:  # noqa: N802
        """Take a colour for lines, or none where it is not understood."""
        self.graphicstate.scolor = ""
        super().do_SCN()

    def do_sh(self, _name: object) -> None:
        """Take a shade, which fills all that is not cut off."""
        self._contents.draw(self._painting.clip)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: ANN401, N802
        """Begin a part that may be of a layer, or stand for another text."""
        entries = props
        if isinstance(props, PSLiteral):
            named = dict_value(self.resources.get("Properties", {}))
            entries = named.get(props.name)
        found = dict_value(entries) if resolve1(entries) else {}
        text = resolve1(found.get("ActualText"))
        is_layer = isinstance(tag, PSLiteral) and tag.name == "OC"
        self._contents.begin_part(
            shown=not is_layer or self._is_shown(entries),
            text=decode_text(text) if isinstance(text, bytes) else None,
        )

    def do_BMC(self, _tag: Any) -> None:  # noqa: ANN401, N802
        """Begin a part."""
        self._contents.begin_part(shown=True, text=None)

    def do_EMC(self) -> None:  # noqa: N802
        """End a part."""
        self._contents.end_part()

    def _is_shown(self, layer: object) -> bool:
        """Tell whether what belongs to a layer, or to several, is certain to be seen."""
        found = dict_value(layer) if resolve1(layer) else {}
        if "OCGs" not in found:
            return isinstance(layer, PDFObjRef) and layer.objid not in self._hidden
        policy = _name(found.get("P", "AnyOn"))
        several = _numbers(found["OCGs"])
        return policy in ("AnyOn", "AllOn") and "VE" not in found and not several & {*self._hidden}

    def do_Do(self, name: Any) -> None:  # noqa: ANN401, N802
        """Paint a form or an image."""
        form = resolve1(self.xobjmap.get(literal_name(name)))
        outside = self._painting
        layer = form.get("OC") if isinstance(form, PDFStream) else None
        self._contents.begin_part(shown=layer is None or self._is_shown(layer), text=None)
        if isinstance(form, PDFStream) and "BBox" in form:
            matrix: Any = list_value(form.get("Matrix", list(_IDENTITY)))
            edges: Any = [float(resolve1(each)) for each in list_value(form["BBox"])]
            box = apply_matrix_rect(mult_matrix(matrix, self.ctm), edges)
            share = outside.share * outside.fill
            clip = outside.clip.cut(self._contents.placed(box))
            whole = outside.is_certain
            self._change(clip=clip, share=share, fill=1.0, stroke=1.0, is_whole=whole)
        super().do_Do(name)
        self._contents.end_part()
        self._contents.painting = outside
        self._contents.set_ctm(self.ctm)


def _first(space: PDFColorSpace) -> Any:  # noqa: ANN401 - a colour of any kind
    """Return the colour with which a kind of colours begins."""
    if space.name in ("Separation", "DeviceN"):
        return 1.0
    black = {1: 0.0, 3: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0, 1.0)}
    return "" if space.name == "Pattern" else black.get(space.ncomponents, "")

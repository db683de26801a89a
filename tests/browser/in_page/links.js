// Where the links of a page lead, and whether what they promise is there. Runs inside the page.
{
  const inside = () => [...document.querySelectorAll("a[href^='#']:not([href='#'])")];
  const idOf = (link) => decodeURIComponent(link.getAttribute("href").slice(1));

  look.foldAll = () => document.querySelectorAll("details[open]").forEach((each) => (each.open = false));
  look.openAll = () => document.querySelectorAll("details").forEach((each) => (each.open = true));

  look.repeatedIds = () => {
    const all = [...document.querySelectorAll("[id]")].map((each) => each.id);
    const again = all.filter((id, at) => all.indexOf(id) !== at);
    return [...new Set(again)].map((id) => ["repeated id", id]);
  };

  look.lostLinks = () =>
    inside()
      .filter((link) => !document.getElementById(idOf(link)))
      .map((link) => ["lost link", `${link.getAttribute("href")}: ${look.name(link)}`]);

  /** Whether the top of an element is in the window, or the page has come to its end. */
  const reached = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const page = document.documentElement;
    const end = scrollY + innerHeight >= page.scrollHeight - 2;
    return bottom > 0 && top < innerHeight && (top > -2 || end);
  };

  /** Follow each link with all parts folded: what it leads to has to be seen then. */
  look.shutLinks = () => {
    const ids = [...new Set(inside().map(idOf))].filter((id) => document.getElementById(id));
    const problems = ids.flatMap((id) => {
      look.foldAll();
      location.hash = "";
      location.hash = id;
      const element = document.getElementById(id);
      return look.shown(element) && reached(element) ? [] : [["shut link", `#${id} is not seen after a link to it`]];
    });
    location.hash = "";
    look.foldAll();
    return problems;
  };

  /** The results that are seen in a list, or in the section whose list an id chooses from. */
  const rowsOf = (chosen) => {
    const list = chosen.querySelector("li, tbody tr") ? chosen : (chosen.closest("section") ?? chosen);
    const results = [...list.querySelectorAll("li > p")];
    return (results.length ? results : [...list.querySelectorAll("li, tbody tr")]).filter(look.shown).length;
  };

  /** A tile's figure is the number of rows of the list that it leads to. */
  look.wrongFigures = () => {
    const problems = inside().flatMap((link) => {
      const list = document.getElementById(idOf(link));
      if (!idOf(link).startsWith("list-") || !list) return [];
      location.hash = idOf(link);
      const figure = Number(link.textContent.replaceAll(",", "").match(/\d+/)?.[0]);
      const rows = rowsOf(list);
      return figure === rows ? [] : [["wrong figure", `${look.name(link)} leads to ${rows} rows`]];
    });
    location.hash = "";
    look.foldAll();
    return problems;
  };

  /** Each result is achieved, not achieved or without data: the three choices show all, and each once. */
  look.wrongFilters = () => {
    const [achieved, ...others] = ["achieved", "not_achieved", "no_data"].map((status) =>
      document.getElementById(`only-${status}`),
    );
    if (!achieved) return [];
    look.openAll();
    const before = [...document.getElementsByName(achieved.name)].find((each) => each.checked);
    const rows = [before, achieved, ...others].map((choice) => {
      choice.checked = true;
      return rowsOf(choice);
    });
    before.checked = true;
    look.foldAll();
    const [all, ...parts] = rows;
    const sum = parts.reduce((one, other) => one + other);
    return all === sum && all > 0 ? [] : [["wrong filter", `${parts.join(" + ")} rows of ${all}`]];
  };

  /** What the checks above look at is there: four figures, each 0 or with its list, and four choices. */
  look.missingParts = () => {
    const figures = [...document.querySelectorAll("#standing .figures > li")].filter(
      (each) => each.querySelector("a[href^='#list-']") || !/[1-9]/.test(each.querySelector("strong").textContent),
    );
    const choices = document.querySelectorAll("input[id^='only-']");
    return Object.entries({ figures, choices })
      .filter(([, found]) => found.length !== 4)
      .map(([name, found]) => ["missing part", `${name}: ${found.length} of 4`]);
  };

  look.links = () => {
    const parts = [look.missingParts, look.repeatedIds, look.lostLinks, look.shutLinks, look.wrongFigures, look.wrongFilters];
    return parts.flatMap((part) => part());
  };
}

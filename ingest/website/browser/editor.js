// The editor of the SQL page: colours, brackets, and completion of the site's tables and columns.
import { acceptCompletion, autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { SQLDialect, sql } from "@codemirror/lang-sql";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// What a query is made of: the words of a whole dialect would hide the tables and columns.
const WORDS = `all and anti any as asc asof between by case cast cross cube current_date describe desc distinct else end
  except exclude exists extract false filter first following from full group grouping having ilike in inner intersect
  interval is isnull join last lateral left like limit natural not notnull null nulls offset on or order outer over
  partition pivot preceding qualify range recursive replace right rollup row rows select semi sets show similar
  summarize table tablesample then to true try_cast unbounded union unpivot using values when where window with`;
const TYPES = "bigint boolean date decimal double float integer text time timestamp varchar";

const duckdb = SQLDialect.define({ keywords: WORDS, types: TYPES, caseInsensitiveIdentifiers: true });

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--c-series)", fontWeight: "bold" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--c-national)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--ground)", color: "var(--text)", border: "2px solid var(--text)" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "0" },
  ".cm-scroller": { fontFamily: "ui-monospace, Consolas, Menlo, monospace", fontSize: ".9375rem", lineHeight: "1.5", maxHeight: "45vh" },
  ".cm-content": { caretColor: "var(--text)", minHeight: "9rem", padding: ".625rem .3125rem" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--quiet-ground)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--line)", maxWidth: "22rem" },
  ".cm-tooltip-autocomplete > ul > li": { padding: ".1875rem .625rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--brand)", color: "var(--on-brand)" },
  ".cm-completionDetail": { fontStyle: "normal" },
  ".cm-completionInfo": { padding: ".3125rem .625rem" },
});

const column = ({ name, type, description }) => ({ label: name, type: "property", detail: type, info: description || undefined });

// Text typed over coloured text is put in here: a browser that does it writes a style into the page, which its policy
// forbids.
const typedOver = (event, view) => {
  const { from, to } = view.state.selection.main;
  if (event.inputType !== "insertText" || from === to) return false;
  const typed = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, event.data, typed))) view.dispatch(typed());
  event.preventDefault();
  return true;
};

// Columns without their table before them: those of every table that the query names.
const columnsOf = (tables) => (context) => {
  const word = context.matchBefore(/[\w]+/);
  if (!word && !context.explicit) return null;
  if (context.matchBefore(/\.\w*/)) return null; // after a dot, the table says which
  const query = context.state.doc.toString();
  const named = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`, "i").test(query));
  const options = new Map(named.flatMap((table) => table.columns).map((entry) => [entry.name, { ...column(entry), boost: 1 }]));
  return options.size ? { from: word?.from ?? context.pos, options: [...options.values()], validFor: /^\w*$/ } : null;
};

/**
 * Put an editor in the place of `area`, a textarea; `label` is its name, `run` what Ctrl+Enter does.
 * `tables` are [{name, description, columns: [{name, type, description}]}]. Returns {value, focus}.
 */
globalThis.panelbookEditor = (area, { label, tables, run }) => {
  // its styles are made by script: in a tree of their own they need no exception from the page's policy
  const host = document.createElement("div");
  area.after(host);
  const root = host.attachShadow({ mode: "open" });
  const schema = Object.fromEntries(
    tables.map((table) => [
      table.name,
      { self: { label: table.name, type: "type", info: table.description || undefined, boost: 2 }, children: table.columns.map(column) },
    ]),
  );
  const view = new EditorView({
    doc: area.value,
    parent: root,
    root,
    extensions: [
      keymap.of([
        { key: "Mod-Enter", run: () => (run(), true) },
        { key: "Tab", run: acceptCompletion }, // with no list open, Tab leaves the editor
      ]),
      history(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ icons: false }),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      sql({ dialect: duckdb, schema }),
      duckdb.language.data.of({ autocomplete: columnsOf(tables) }),
      EditorView.domEventHandlers({ beforeinput: typedOver }),
      syntaxHighlighting(colours),
      look,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
    ],
  });
  area.hidden = true;
  return {
    get value() {
      return view.state.doc.toString();
    },
    set value(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
  };
};

/// The tables of `view.db`. All of it is cache: when anything here changes, ``generation`` goes up and the file is made anew.
///
/// Days are numbers of days since 1970-01-01, inclusive at both ends. Every row that depends on what was known carries the
/// positions from which and until which it was known, inclusive too.
enum ReadModelSchema {
    static let generation = 6

    static let creation = """
        CREATE TABLE progress (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            generation INTEGER NOT NULL,
            origin TEXT NOT NULL,
            position INTEGER NOT NULL,
            root BLOB NOT NULL
        ) STRICT;

        -- One row for each form a decision had; its id is the position of its fact. The effective day is the one that
        -- counts, the data is what was submitted or what corrected it.
        CREATE TABLE decision (
            id INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            issuer TEXT NOT NULL,
            number TEXT NOT NULL,
            signed_on INTEGER NOT NULL,
            effective_from INTEGER,
            corrected_by INTEGER,
            dated_by INTEGER,
            annulled_by INTEGER,
            withdrawn_by INTEGER,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (id, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX decision_identity ON decision (issuer, number, signed_on);

        -- One row for each form a line had; effective days are those of its decision where it has none of its own. A line
        -- stands unless it or its decision is withdrawn or its decision annulled or internal. Most questions ask no more of a
        -- line than stands here; whether it begins its procedure at commune level, and where it applies (null: in the
        -- whole nation), too.
        CREATE TABLE line (
            position INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            decision INTEGER NOT NULL,
            act TEXT NOT NULL,
            effective_from INTEGER,
            effective_until INTEGER,
            stands INTEGER NOT NULL,
            is_whole_nation INTEGER NOT NULL,
            name TEXT NOT NULL,
            procedure INTEGER NOT NULL,
            replaces TEXT NOT NULL,
            begins INTEGER NOT NULL,
            territory TEXT,
            corrected_by INTEGER,
            withdrawn_by INTEGER,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            PRIMARY KEY (position, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX line_decision ON line (decision);

        -- What the forms of lines say, as submitted or corrected: apart, so that the lines lie close together.
        CREATE TABLE line_form (
            position INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (position, known_from)
        ) STRICT, WITHOUT ROWID;

        -- What was recorded later about a decision (effect, annulment, remark; the subject is its id) or about another
        -- record (correction, withdrawal; the subject is its position).
        CREATE TABLE statement (
            position INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('effect', 'annulment', 'remark', 'correction', 'withdrawal')),
            subject INTEGER NOT NULL,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        CREATE INDEX statement_subject ON statement (subject, kind);

        -- The remarks on decisions, while they stand.
        CREATE TABLE remark (
            position INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            decision INTEGER NOT NULL,
            PRIMARY KEY (position, known_from)
        ) STRICT, WITHOUT ROWID;

        -- One row for each form that a posting or an observation had, while it stood. The data is what was submitted, or
        -- corrected it, without its procedures.
        CREATE TABLE board (
            position INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            commune TEXT NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('posting', 'observation')),
            list INTEGER REFERENCES board_list (id),
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (position, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX board_commune ON board (commune, day);

        -- The lists of procedures that boards had, each kept once: many communes post the same.
        CREATE TABLE board_list (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE board_item (
            list INTEGER NOT NULL REFERENCES board_list (id),
            procedure INTEGER NOT NULL,
            digest BLOB,
            name TEXT,
            note TEXT,
            differs TEXT,
            PRIMARY KEY (list, procedure)
        ) STRICT, WITHOUT ROWID;

        -- Which lines name a procedure in some form, as their own or among those they replace; whether they replace in
        -- some form, and whether they end it in some form.
        CREATE TABLE line_procedure (
            procedure INTEGER NOT NULL,
            position INTEGER NOT NULL,
            replaces INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            PRIMARY KEY (procedure, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX line_procedure_position ON line_procedure (position);
        CREATE INDEX line_procedure_ending ON line_procedure (procedure) WHERE ends;

        -- On which ground lines may count in some form, and from which day on: the provinces and communes that their
        -- territory mentions, excepted communes included; an empty code stands for the nation. Of each procedure that the
        -- form names, whether it begins it at commune level.
        CREATE TABLE line_ground (
            code TEXT NOT NULL,
            effective_from INTEGER NOT NULL,
            position INTEGER NOT NULL,
            named INTEGER NOT NULL,
            begins INTEGER NOT NULL,
            PRIMARY KEY (code, effective_from, position, named, begins)
        ) STRICT, WITHOUT ROWID;

        -- One row for each form a change of a unit had, while it stood.
        CREATE TABLE unit_change (
            position INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            code TEXT NOT NULL,
            recorded_at TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (position, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX unit_change_code ON unit_change (code);

        -- A set of communes on whose land every line counts alike: the nation at large (0), all communes of one path
        -- through the provinces, those of one type on it, or one commune that some line mentions by its code.
        CREATE TABLE area (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('nation', 'path', 'typedPath', 'unit')),
            land TEXT NOT NULL,
            type TEXT NOT NULL
        ) STRICT;

        -- A unit for a stretch of its life in which its name, type and province do not change.
        CREATE TABLE unit (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL,
            from_day INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            province TEXT,
            since INTEGER NOT NULL,
            land TEXT NOT NULL,
            area INTEGER NOT NULL REFERENCES area (id),
            typed_area INTEGER NOT NULL REFERENCES area (id),
            own_area INTEGER REFERENCES area (id)
        ) STRICT;
        CREATE INDEX unit_code ON unit (code, known_until, until_day);
        CREATE INDEX unit_area ON unit (area, known_until);
        CREATE INDEX unit_typed_area ON unit (typed_area, known_until);
        CREATE INDEX unit_own_area ON unit (own_area) WHERE own_area IS NOT NULL;

        -- Contents, each kept once. The key stands in the order in which catalogues are read: by field, then name.
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,
            field TEXT,
            role TEXT NOT NULL,
            sort_key BLOB NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        -- Those that state the role that counts where none is stated: another may say the same without it.
        CREATE INDEX content_stated_role ON content (id) WHERE \(statesRole);

        -- Which procedures ever had a content.
        CREATE TABLE content_use (
            content INTEGER NOT NULL REFERENCES content (id),
            procedure INTEGER NOT NULL,
            PRIMARY KEY (content, procedure)
        ) STRICT, WITHOUT ROWID;

        -- By which lines a procedure stands as it does, each kept once for a procedure: areas share them.
        CREATE TABLE state (
            id INTEGER PRIMARY KEY,
            procedure INTEGER NOT NULL,
            standing INTEGER NOT NULL CHECK (standing BETWEEN 0 AND 2),
            is_listed INTEGER NOT NULL,
            content INTEGER REFERENCES content (id),
            facts TEXT NOT NULL,
            review TEXT NOT NULL,
            basis_ends INTEGER
        ) STRICT;
        CREATE INDEX state_procedure ON state (procedure);

        -- What stands for a procedure in an area over a stretch of days, as known over a stretch of positions. An area
        -- that has rows for a procedure has them for all days, and they hide those of wider areas.
        CREATE TABLE span (
            procedure INTEGER NOT NULL,
            area INTEGER NOT NULL REFERENCES area (id),
            from_day INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            is_listed INTEGER NOT NULL,
            content INTEGER REFERENCES content (id),
            state INTEGER NOT NULL REFERENCES state (id),
            partial TEXT NOT NULL,
            PRIMARY KEY (procedure, area, from_day, known_from)
        ) STRICT, WITHOUT ROWID;

        -- The procedures that some catalogue shows, on whatever day: their rows stand in pages, too.
        CREATE TABLE listed_procedure (procedure INTEGER PRIMARY KEY) STRICT;

        -- A catalogue is read from one page of each of its areas: the page of the day and the knowledge asked for. The pages
        -- of an area lie side by side over all days and all positions; each holds every row that reaches into it, and is
        -- divided when it has grown: by days when much begins in it, by knowledge when much of it is closed.
        CREATE TABLE page (
            id INTEGER PRIMARY KEY,
            area INTEGER NOT NULL REFERENCES area (id),
            from_day INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            -- How many rows it has, how many of them are open, and how many were open when the page began.
            row_count INTEGER NOT NULL,
            open_count INTEGER NOT NULL,
            initial_count INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX page_area ON page (area, known_until, until_day);
        CREATE TABLE page_row (
            page INTEGER NOT NULL REFERENCES page (id),
            procedure INTEGER NOT NULL,
            from_day INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            standing INTEGER NOT NULL,
            is_listed INTEGER NOT NULL,
            content INTEGER,
            state INTEGER NOT NULL,
            partial TEXT NOT NULL,
            PRIMARY KEY (page, procedure, from_day, known_from)
        ) STRICT, WITHOUT ROWID;

        -- What the rows of search_term belong to: a content, one form of a line, or one form of a decision. Short names are
        -- found before long ones.
        CREATE TABLE search_row (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('content', 'line', 'decision')),
            subject INTEGER NOT NULL,
            known_from INTEGER NOT NULL,
            length INTEGER NOT NULL
        ) STRICT;

        -- Words are folded before they come here (unicode61 would leave đ as it is), and separated by spaces.
        CREATE VIRTUAL TABLE search_term USING fts5 (
            name, plain, field, keywords, bases, papers,
            content = '', columnsize = 0, tokenize = "ascii tokenchars '/-.'"
        );
        CREATE VIRTUAL TABLE search_word USING fts5vocab (search_term, instance);
        """

    /// Holds of a content that states `"role":"resolve"`, or has these bytes elsewhere.
    static let statesRole = "instr(data, x'22726f6c65223a227265736f6c766522') > 0"

    /// What is known until further notice is known until here.
    static let endOfKnowledge = Int(Int32.max)

    /// The day of what has no day yet, where a table needs one: after all others.
    static let undated = Int(Int32.max)

    /// Holds of a row that was known at a position: bind the position twice.
    static func known(_ table: String) -> String { "\(table).known_from <= ? AND \(table).known_until >= ?" }

    /// The area whose rows count for a unit, of some areas that have rows: the narrowest in which it lies.
    static func narrowest(among areas: some Collection<Int>) -> String {
        let written = areas.sorted().commaSeparated
        let cases = ["own_area", "typed_area", "area"].map { "WHEN \($0) IN (\(written)) THEN \($0)" }
        return "CASE \(cases.joined(separator: " ")) ELSE \(Area.nation.id) END"
    }

    /// Holds of the units that lie in an area.
    static func lies(in area: Int) -> String {
        area == Area.nation.id ? "true" : "(area = \(area) OR typed_area = \(area) OR own_area = \(area))"
    }

    /// The rows of the procedures that catalogues show, in some areas; those that reach into several pages more than once.
    static func pageRows(in areas: String) -> String {
        "page JOIN page_row ON page_row.page = page.id AND page.area IN (\(areas))"
    }

    /// Every table, for comparing one read model with another row by row.
    static let tables = [
        "decision", "line", "line_form", "statement", "remark", "board", "board_list", "board_item", "line_procedure",
        "line_ground", "unit_change", "area", "unit", "content", "content_use", "state", "span", "listed_procedure",
        "page", "page_row",
        "search_row", "search_word",
    ]

    /// The columns that order the rows of a table.
    static func rowOrder(of table: String) -> String {
        switch table {
        case "decision", "line", "line_form", "remark", "board", "board_item", "line_procedure", "unit_change",
            "content_use":
            "1, 2"
        case "line_ground": "1, 2, 3, 4, 5"
        case "span", "page_row", "search_word": "1, 2, 3, 4"
        default: "1"
        }
    }
}

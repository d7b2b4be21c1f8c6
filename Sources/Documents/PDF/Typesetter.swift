/// The functions of cairo and Pango that set a PDF, found when the program runs.
///
/// They are not linked, so that the program builds, and starts, and writes every other format, where they are missing.
struct Typesetter: @unchecked Sendable {
    // Checked by nobody but the eye: each type must be that of the C declaration. Immutable, and functions of the
    // libraries may be called from any thread.
    typealias Pointer = UnsafeMutableRawPointer
    typealias Name = UnsafePointer<CChar>
    typealias Writer = @convention(c) (Pointer?, UnsafePointer<UInt8>?, UInt32) -> Int32

    let surfaceCreate: @convention(c) (Writer, Pointer?, Double, Double) -> Pointer?
    let surfaceSetMetadata: @convention(c) (Pointer?, Int32, Name) -> Void
    let surfaceAddOutline: @convention(c) (Pointer?, Int32, Name, Name, Int32) -> Int32
    let surfaceFinish: @convention(c) (Pointer?) -> Void
    let surfaceStatus: @convention(c) (Pointer?) -> Int32
    let surfaceDestroy: @convention(c) (Pointer?) -> Void
    let create: @convention(c) (Pointer?) -> Pointer?
    let destroy: @convention(c) (Pointer?) -> Void
    let status: @convention(c) (Pointer?) -> Int32
    let showPage: @convention(c) (Pointer?) -> Void
    let moveTo: @convention(c) (Pointer?, Double, Double) -> Void
    let lineTo: @convention(c) (Pointer?, Double, Double) -> Void
    let rectangle: @convention(c) (Pointer?, Double, Double, Double, Double) -> Void
    let setLineWidth: @convention(c) (Pointer?, Double) -> Void
    let setGray: @convention(c) (Pointer?, Double, Double, Double) -> Void
    let stroke: @convention(c) (Pointer?) -> Void
    let fill: @convention(c) (Pointer?) -> Void
    let tagBegin: @convention(c) (Pointer?, Name, Name) -> Void
    let tagEnd: @convention(c) (Pointer?, Name) -> Void
    let fontOptionsCreate: @convention(c) () -> Pointer?
    let fontOptionsDestroy: @convention(c) (Pointer?) -> Void
    let fontOptionsSetHinting: @convention(c) (Pointer?, Int32) -> Void
    let fontOptionsSetMetricsHinting: @convention(c) (Pointer?, Int32) -> Void
    let cairoVersion: @convention(c) () -> Name?

    let layoutCreate: @convention(c) (Pointer?) -> Pointer?
    let contextOfLayout: @convention(c) (Pointer?) -> Pointer?
    let contextSetFontOptions: @convention(c) (Pointer?, Pointer?) -> Void
    let contextSetLanguage: @convention(c) (Pointer?, Pointer?) -> Void
    let contextSetRounding: @convention(c) (Pointer?, Int32) -> Void
    let language: @convention(c) (Name) -> Pointer?
    let layoutSetMarkup: @convention(c) (Pointer?, Name, Int32) -> Void
    let layoutSetFont: @convention(c) (Pointer?, Pointer?) -> Void
    let layoutSetWidth: @convention(c) (Pointer?, Int32) -> Void
    let layoutSetWrap: @convention(c) (Pointer?, Int32) -> Void
    let layoutSetAlignment: @convention(c) (Pointer?, Int32) -> Void
    let layoutSetJustify: @convention(c) (Pointer?, Int32) -> Void
    let layoutSetIndent: @convention(c) (Pointer?, Int32) -> Void
    let layoutLine: @convention(c) (Pointer?, Int32) -> Pointer?
    let layoutIterator: @convention(c) (Pointer?) -> Pointer?
    let iteratorExtents: @convention(c) (Pointer?, Pointer?, Pointer?) -> Void
    let iteratorBaseline: @convention(c) (Pointer?) -> Int32
    let iteratorNext: @convention(c) (Pointer?) -> Int32
    let iteratorFree: @convention(c) (Pointer?) -> Void
    let showLine: @convention(c) (Pointer?, Pointer?) -> Void
    let fontNamed: @convention(c) (Name) -> Pointer?
    let fontFree: @convention(c) (Pointer?) -> Void
    let fontFamily: @convention(c) (Pointer?) -> Name?
    let contextLoadFont: @convention(c) (Pointer?, Pointer?) -> Pointer?
    let describeFont: @convention(c) (Pointer?) -> Pointer?
    let pangoVersion: @convention(c) () -> Name?
    let unref: @convention(c) (Pointer?) -> Void

    /// Nil when a library is missing.
    static let shared = Typesetter()

    private init?() {
        guard let cairo = SharedLibrary("libcairo.so.2"), let pango = SharedLibrary("libpango-1.0.so.0"),
            let bridge = SharedLibrary("libpangocairo-1.0.so.0"), let objects = SharedLibrary("libgobject-2.0.so.0")
        else { return nil }
        func c<Function>(_ name: String, _ library: SharedLibrary) throws(Missing) -> Function {
            guard let found = library.function(name, as: Function.self) else { throw Missing() }
            return found
        }
        do throws(Missing) {
            surfaceCreate = try c("cairo_pdf_surface_create_for_stream", cairo)
            surfaceSetMetadata = try c("cairo_pdf_surface_set_metadata", cairo)
            surfaceAddOutline = try c("cairo_pdf_surface_add_outline", cairo)
            surfaceFinish = try c("cairo_surface_finish", cairo)
            surfaceStatus = try c("cairo_surface_status", cairo)
            surfaceDestroy = try c("cairo_surface_destroy", cairo)
            create = try c("cairo_create", cairo)
            destroy = try c("cairo_destroy", cairo)
            status = try c("cairo_status", cairo)
            showPage = try c("cairo_show_page", cairo)
            moveTo = try c("cairo_move_to", cairo)
            lineTo = try c("cairo_line_to", cairo)
            rectangle = try c("cairo_rectangle", cairo)
            setLineWidth = try c("cairo_set_line_width", cairo)
            setGray = try c("cairo_set_source_rgb", cairo)
            stroke = try c("cairo_stroke", cairo)
            fill = try c("cairo_fill", cairo)
            tagBegin = try c("cairo_tag_begin", cairo)
            tagEnd = try c("cairo_tag_end", cairo)
            fontOptionsCreate = try c("cairo_font_options_create", cairo)
            fontOptionsDestroy = try c("cairo_font_options_destroy", cairo)
            fontOptionsSetHinting = try c("cairo_font_options_set_hint_style", cairo)
            fontOptionsSetMetricsHinting = try c("cairo_font_options_set_hint_metrics", cairo)
            cairoVersion = try c("cairo_version_string", cairo)
            layoutCreate = try c("pango_cairo_create_layout", bridge)
            contextOfLayout = try c("pango_layout_get_context", pango)
            contextSetFontOptions = try c("pango_cairo_context_set_font_options", bridge)
            contextSetLanguage = try c("pango_context_set_language", pango)
            contextSetRounding = try c("pango_context_set_round_glyph_positions", pango)
            language = try c("pango_language_from_string", pango)
            layoutSetMarkup = try c("pango_layout_set_markup", pango)
            layoutSetFont = try c("pango_layout_set_font_description", pango)
            layoutSetWidth = try c("pango_layout_set_width", pango)
            layoutSetWrap = try c("pango_layout_set_wrap", pango)
            layoutSetAlignment = try c("pango_layout_set_alignment", pango)
            layoutSetJustify = try c("pango_layout_set_justify", pango)
            layoutSetIndent = try c("pango_layout_set_indent", pango)
            layoutLine = try c("pango_layout_get_line_readonly", pango)
            layoutIterator = try c("pango_layout_get_iter", pango)
            iteratorExtents = try c("pango_layout_iter_get_line_extents", pango)
            iteratorBaseline = try c("pango_layout_iter_get_baseline", pango)
            iteratorNext = try c("pango_layout_iter_next_line", pango)
            iteratorFree = try c("pango_layout_iter_free", pango)
            showLine = try c("pango_cairo_show_layout_line", bridge)
            fontNamed = try c("pango_font_description_from_string", pango)
            fontFree = try c("pango_font_description_free", pango)
            fontFamily = try c("pango_font_description_get_family", pango)
            contextLoadFont = try c("pango_context_load_font", pango)
            describeFont = try c("pango_font_describe", pango)
            pangoVersion = try c("pango_version_string", pango)
            unref = try c("g_object_unref", objects)
        } catch {
            return nil
        }
    }

    private struct Missing: Error {}
}

/// What a PDF needs and the machine has not (exit code 4).
public enum PDFUnavailable: Error, Hashable, Sendable {
    /// cairo or Pango is missing, or too old.
    case noTypesetter
    /// None of the typefaces is there.
    case noTypeface
    /// The typesetter failed; its number for it.
    case failed(Int)

    /// The Debian package that helps.
    public var package: String? {
        switch self {
        case .noTypesetter: "libpangocairo-1.0-0"
        case .noTypeface: "fonts-liberation2"
        case .failed: nil
        }
    }
}

import Events

/// What a command answers: one value, for programs as JSON or CSV, for a person as a page.
protocol Answer {
    var value: Value { get }
    var page: Page { get }
    var csv: CSV { get }
}

/// One way of trying to make the program lose, halve, double, corrupt or silently change facts.
protocol Suite {
    static var name: String { get }
    static func run(_ bench: Bench, _ tally: Tally) throws
}

/// Catalogues from one sorted array in memory: what they cost when nothing has to be fetched at all.
public final class ArrayFloor {
    private struct Interval {
        let procedure: Int32
        let from: Int32
        let until: Int32
        /// Nothing when it is not listed.
        let since: Int32
        let latest: Int32
    }

    /// By area, then procedure, then day.
    private var intervals: [Interval] = []
    private var bounds: [Range<Int>] = []
    private var places: [String: [(from: Int, until: Int, areas: [Int])]] = [:]
    private var met: [Int32]
    private var question: Int32 = 0

    public init(_ path: String) throws {
        let database = try Connection(path, readOnly: true)
        met = Array(repeating: 0, count: 10_000_000)
        let rows = try database.prepare(
            """
            SELECT area, procedure, from_day, until_day, standing = 1 AND listed, since, latest FROM interval
            WHERE communal = 1 ORDER BY area, procedure, from_day
            """)
        while try rows.step() {
            let area = rows.integer(0)
            while bounds.count <= area { bounds.append(intervals.count..<intervals.count) }
            intervals.append(
                Interval(
                    procedure: Int32(rows.integer(1)), from: Int32(rows.integer(2)), until: Int32(rows.integer(3)),
                    since: rows.integer(4) == 1 ? Int32(rows.integer(5)) : 0, latest: Int32(rows.integer(6))))
            bounds[area] = bounds[area].lowerBound..<intervals.count
        }
        let units = try database.prepare("SELECT own, path_type, path, type, code, from_day, until_day FROM place")
        while try units.step() {
            places[String(decoding: units.bytes(4), as: UTF8.self), default: []].append(
                (
                    units.integer(5), units.integer(6),
                    (0..<4).filter { !units.isNull($0) }.map { units.integer($0) } + [0]
                ))
        }
    }

    public func catalogue(_ code: String, on day: Int) -> [IntervalFloor.Standing] {
        question += 1
        let day32 = Int32(day)
        var found: [IntervalFloor.Standing] = []
        found.reserveCapacity(512)
        let areas = places[code]!.first { $0.from <= day && day <= $0.until }!.areas
        intervals.withUnsafeBufferPointer { intervals in
            for area in areas where area < bounds.count {
                for index in bounds[area] {
                    let interval = intervals[index]
                    guard interval.from <= day32, interval.until >= day32,
                        met[Int(interval.procedure)] != question
                    else { continue }
                    met[Int(interval.procedure)] = question
                    if interval.since != 0 {
                        found.append(
                            .init(
                                procedure: interval.procedure, since: interval.since, latest: interval.latest,
                                content: 0))
                    }
                }
            }
        }
        return found
    }
}

// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that ordinary builds never pay for it.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "tthc", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        // Made-up histories of the whole nation, as submissions.
        .target(name: "NationalHistory"),
        .executableTarget(
            name: "generate-nation",
            dependencies: [
                "NationalHistory", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        // SQLite through its C interface, doing no more than the inserts and reads that a job needs.
        .target(name: "Floor", dependencies: ["CSQLite"]),
        // Runs one job, of the program's libraries or of the floor, and tells its times and digests.
        .executableTarget(
            name: "measure",
            dependencies: [
                "Floor",
                .product(name: "Events", package: "tthc"),
                .product(name: "Verification", package: "tthc"),
                .product(name: "Projections", package: "tthc"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(name: "NationalHistoryTests", dependencies: ["NationalHistory"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

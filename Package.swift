// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "tthc",
    defaultLocalization: "vi",
    products: [
        .library(name: "Events", targets: ["Events"]),
        .library(name: "Verification", targets: ["Verification"]),
        .library(name: "Projections", targets: ["Projections"]),
        .library(name: "Documents", targets: ["Documents"]),
        .executable(name: "tthc", targets: ["tthc"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Vietnamese text: what may be stored, what two spellings have in common, alphabetical order.
        .target(
            name: "VietnameseText",
            // Foundation's own: sort keys are not to be had through Foundation.
            linkerSettings: [.linkedLibrary("_FoundationICU", .when(platforms: [.linux]))]),
        // Facts, the rules that judge them, and the log that keeps them.
        .target(
            name: "Events",
            dependencies: [
                "VietnameseText",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        // Checks logs, copies and proofs with a reading and a tree of its own, so that a fault of the writer is not repeated.
        .target(
            name: "Verification",
            dependencies: [
                "Events",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        // Draws a text as a QR code, for paper.
        .target(name: "QRCode"),
        // Answers: read models that can be deleted and rebuilt from the log at any time.
        .target(
            name: "Projections",
            dependencies: [
                "VietnameseText", "Events", "Verification",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        // Posted lists and other answers as documents: HTML, PDF, Word, spreadsheets, Markdown.
        .target(
            name: "Documents",
            dependencies: [
                "Events", "Projections", "QRCode",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        // Unpacks the parts of office files.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Foreign formats to proposed submissions; it writes nothing to a registry.
        .target(
            name: "Intake",
            dependencies: [
                "VietnameseText", "Events", "Projections", "CZlib", .product(name: "Yams", package: "Yams"),
            ]),
        // The program: parse the command line, ask one question, print one value.
        .executableTarget(
            name: "tthc",
            dependencies: [
                "VietnameseText", "Events", "Verification", "Projections", "Intake", "Documents", "QRCode",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        // The brute-force judge and the random histories that the tests hold the read models against.
        .target(
            name: "RegistryTestSupport",
            dependencies: ["Events", "Projections", .product(name: "Crypto", package: "swift-crypto")],
            path: "Tests/RegistryTestSupport"),
        .testTarget(
            name: "EventsTests",
            dependencies: [
                "Events", "Verification", "Projections", "RegistryTestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]),
        .testTarget(name: "VietnameseTextTests", dependencies: ["VietnameseText"]),
        .testTarget(name: "QRCodeTests", dependencies: ["QRCode"]),
        .testTarget(
            name: "ProjectionsTests",
            dependencies: ["VietnameseText", "Events", "Verification", "Projections", "RegistryTestSupport"]),
        .testTarget(name: "IntakeTests", dependencies: ["Events", "Projections", "Intake", "RegistryTestSupport"]),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Events", "Projections", "Documents", "RegistryTestSupport"]),
        .testTarget(
            name: "tthcTests",
            dependencies: ["Events", "Verification", "Projections", "Intake", "Documents", "RegistryTestSupport"],
            exclude: ["Transcripts"]),
    ],
    swiftLanguageModes: [.v6]
)

// The harness that kills the program, fails its disk, cuts its power and tampers with its files. It stands on strace and is
// for Linux alone.
#if os(Linux)
    package.products += [
        .executable(name: "reliability", targets: ["reliability"]),
        .library(name: "Sabotage", type: .dynamic, targets: ["Sabotage"]),
    ]
    package.targets += [
        .executableTarget(
            name: "reliability",
            dependencies: [
                "Events", "Verification",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Tests/Reliability/Harness"),
        // Rewrites SQLite's settings under the program, to see that the harness finds what follows.
        .target(name: "Sabotage", path: "Tests/Reliability/Sabotage"),
    ]
#endif

for target in package.targets where !["Sabotage", "CZlib"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

// The program carries Swift's libraries in itself: it starts in little more than half the time. A test bundle cannot, so no
// test depends on this target; they run the program that was built.
//
// The linker is the one that comes with Swift. It packs the hundred thousand addresses that are set when the program is
// loaded, and lists none of the program's own names for others to find. The compiler names the types that are made of others
// by what makes them, instead of by a text from which the program would look them up among thousands.
#if os(Linux)
    let program = package.targets.first { $0.name == "tthc" }!
    program.swiftSettings! += [
        .unsafeFlags(["-static-stdlib", "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"])
    ]
    program.linkerSettings = [
        .unsafeFlags([
            "-static-stdlib", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
            "-Xlinker", "--no-export-dynamic",
        ])
    ]
#endif

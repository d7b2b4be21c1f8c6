// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that ordinary builds never pay for it.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "tthc", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Made-up histories of the whole nation, as submissions.
        .target(name: "NationalHistory"),
        .executableTarget(
            name: "generate-nation",
            dependencies: [
                "NationalHistory", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}

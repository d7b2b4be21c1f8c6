import ArgumentParser
import Events
import Foundation
import Projections

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: say("Tạo sổ đăng ký mới, chưa có sự kiện nào.", "Make a new registry, with no fact in it."),
        discussion: say("Ví dụ: tthc init --store so-tthc", "Example: tthc init --store registry"))

    @OptionGroup var store: StoreOptions
    @OptionGroup var language: LanguageOptions
    @Option(help: ArgumentHelp(say("Tên của sổ, ghi trong mọi sự kiện.", "Name of the log, written in every fact.")))
    var origin: String?

    func run() throws {
        let origin = self.origin ?? "tthc.local/\(UUID().uuidString.lowercased())"
        let registry = try Registry.create(in: store.directory, origin: origin)
        try Screen.print(
            say(
                "Đã tạo sổ đăng ký trống tại \(store.directory.path); tên sổ: \(registry.log.origin).\n",
                "An empty registry in \(store.directory.path), origin \(registry.log.origin).\n"))
    }
}

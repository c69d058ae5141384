import Foundation
import Housing
import HousingStore

/// The folder of signed heads: a file for each, named by the number of its seal, written beside and moved whole.
struct HeadFiles: Sendable {
    let key: SealKey
    let folder: String

    /// Seals what is due and writes the head of the newest seal, where it is not there already.
    ///
    /// - Parameter sign: seals and signs with a private key; nil where nothing was ever sealed.
    /// - Returns: the file that was written, nil where none was.
    func write(_ sign: ([UInt8]) async throws -> SealedHead?) async throws -> String? {
        guard let mine = try signingKey(isMade: true), let head = try await sign(mine) else { return nil }
        if !FileManager.default.fileExists(atPath: folder) {
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            own(folder)
        }
        let digits = String(head.number)
        let file = "\(folder)/head-\(String(repeating: "0", count: max(0, 10 - digits.count)))\(digits).json"
        guard !FileManager.default.fileExists(atPath: file) else { return nil }
        try DataFolder.write(Array(head.text.utf8), to: file, mode: 0o644)
        own(file)
        return file
    }

    /// The key that signs, which is the one that signed the newest head: another in its place would end the proof of before
    /// without anybody noticing.
    ///
    /// - Parameter isMade: whether a missing key is made where nothing tells of an earlier one.
    /// - Returns: nil where there is none and none is made.
    /// - Throws: `wrong_seal_key`, and as `SealKey.read(isMade:)`.
    @discardableResult
    func signingKey(isMade: Bool) throws -> [UInt8]? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let newest = names.filter { $0.hasPrefix("head-") && $0.hasSuffix(".json") }.max().map { "\(folder)/\($0)" }
        let mine = try key.read(isMade: isMade && newest == nil)
        guard let newest else { return mine }
        guard let half = mine.flatMap({ SealedHead.publicHalf(of: $0) }), Self.head(newest)?.isSigned(by: half) == true
        else { throw Problem.wrongSealKey(key.file, newest) }
        return mine
    }

    private static func head(_ file: String) -> SealedHead? {
        FileManager.default.contents(atPath: file).flatMap { SealedHead(String(decoding: $0, as: UTF8.self)) }
    }

    /// The heads in a folder, each held against the public key.
    ///
    /// - Parameter mayLack: whether a folder that is not there has none.
    /// - Returns: the heads, and the first that the key did not sign.
    static func read(_ folder: String, key: [UInt8], mayLack: Bool) throws -> (heads: [SealedHead], unsigned: String?) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            if mayLack { return ([], nil) }
            throw Problem.noHeads(folder)
        }
        var heads: [SealedHead] = []
        for name in names.sorted() where name.hasSuffix(".json") {
            guard let head = head("\(folder)/\(name)"), head.isSigned(by: key) else { return (heads, name) }
            heads.append(head)
        }
        return (heads, nil)
    }
}

extension Problem {
    fileprivate static func noHeads(_ folder: String) -> Problem {
        Problem(
            .wrongUse, "no_heads",
            Words(da: "Mappen med hoveder kan ikke læses.", en: "The folder of heads cannot be read."),
            details: ["folder": folder])
    }
}

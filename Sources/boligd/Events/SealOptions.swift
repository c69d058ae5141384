import ArgumentParser
import Foundation

/// Where the signing key and the signed heads are.
struct SealOptions: ParsableArguments {
    @Option(
        help: .words(
            da: "Den private nøgle, der underskriver seglenes hoveder; laves, hvor den mangler. "
                + "[ellers: seal.key ved siden af secret.key]",
            en: "The private key that signs the heads of the seals; made where it is missing. "
                + "[default: seal.key beside secret.key]", value: .file),
        completion: .file())
    var sealKey: String?

    @Option(
        help: .words(
            da: "Mappen, de underskrevne hoveder skrives i. [ellers: seals i datamappen]",
            en: "The folder the signed heads are written to. [default: seals in the data folder]", value: .folder),
        completion: .directory)
    var sealDir: String?

    func heads(_ place: DatabaseOptions) -> HeadFiles {
        let standard = HeadFiles.standard(place)
        return HeadFiles(key: sealKey.map { SealKey(file: $0) } ?? standard.key, folder: sealDir ?? standard.folder)
    }
}

extension HeadFiles {
    /// `seal.key` beside the secret key, and `seals` in the data folder.
    static func standard(_ place: DatabaseOptions) -> HeadFiles {
        let beside = place.secretKey.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        return HeadFiles(
            key: SealKey(file: "\(beside ?? place.folder.path)/seal.key"), folder: "\(place.folder.path)/seals")
    }
}

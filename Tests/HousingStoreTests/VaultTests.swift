import FoundationEssentials
import Testing

@testable import HousingStore

@Suite struct VaultTests {
    @Test("a part of a file opens in its own place and in no other")
    func parts() throws {
        let vault = try Vault(key: Array(repeating: 7, count: 32))
        let seal = try vault.fileSeal()
        let sealed = try seal.sealed(Data([1, 2, 3]), at: .file(part: 2))
        #expect(try vault.open(key: seal.wrappedKey, sealed: sealed, at: .file(part: 2)) == [1, 2, 3])
        #expect(throws: (any Error).self) {
            try vault.open(key: seal.wrappedKey, sealed: sealed, at: .report(part: 2, of: 2))
        }
        #expect(throws: (any Error).self) { try vault.open(key: seal.wrappedKey, sealed: sealed, at: .file(part: 1)) }
    }
}

import ArgumentParser
import Testing

@testable import bolig

/// Every command with arguments it takes. ArgumentParser refuses a command's own declaration only when it is used, so
/// each has to be parsed once.
private let lines: [String] = [
    "login --server https://bolig.example", "status --format json", "whoami --data /tmp/x",
    "associations add 0123 Eksempel --share 33 --answer-days 14 --profile p --dry-run",
    "associations change 0123 --name Eksempel --profile p --reason Fusion --dry-run",
    "associations change 0123 --answer-days 14 --persons-per-room none", "associations change 1 --persons-per-room 3",
    "associations answers 0123 --since 01-10-2025 --output svar.csv --overwrite",
    "imports confirm I-12 --reason Bekræftet --dry-run --format json",
    "units change U-1 husleje=4.350 el= --reason Oplyst --dry-run", "referrals change R-1 boern=4,9 --reason Samtale",
    "associations list --where name~eks", "associations show 0123",
    "agreements list 9001 --where in_force=ja", "agreements set 9001 12 --share 1/3 --answer-days 7 --from 01-01-2027",
    "supply list --where kind=special", "supply show B-1", "supply add new Prøveby --dwellings 40 --expected 2027",
    "supply add renovation Tage --association 1 --department 2 --from 01-03-2027 --until 30-11-2027 --reason Plan",
    "supply change b-1 --dwellings 110 --expected 2026-2030 --review-by 31-12-2027",
    "supply deliver B-1 --dwellings 12 --on 01-10-2026 --dry-run",
    "agreements show 9001 12 --on 2026-12-31", "agreements balance 9001 --period 2026-Q4 --output b.xlsx --overwrite",
    "units import f.csv --association 0123 --dry-run --accept-valid --confirm ja --problems p.csv --format json",
    "units import a.csv b.csv c.xlsx --format json",
    "units check f.csv --on 02-01-2025 --profile p.yaml --language en",
    "units list --where rent<4500 --where unit_type=family --sort -rent --columns unit,rent --limit 5 --cursor c",
    "units show u-1042", "units show 0123/4/56/2025-01-02 --format csv",
    """
    units receive --association 1 --department 2 --tenancy 3 --address Vej --postcode 2300 --town By --unit-type family \
    --rooms 2,5 --area 62 --rent 4.200,50 --received-on 02-01-2025 --available-from 2025-02-01 --heating included \
    --heat-on-account 400 --maintenance all --deposit 30000 --answer-by 01-02-2025
    """,
    "units return U-1 --reason condition --on 2025-01-02 --note Fugt", "units withdraw 1 --reason Solgt",
    "imports list", "imports show I-12", "imports show I-12 --report --format json",
    "referrals import f.csv", "referrals list --sort referred_on", "referrals show R-1",
    "referrals create indstilling_id=1 --from x --confirm ja --dry-run",
    "referrals refuse R-1 --reason For_dyrt --on 01-12-2025 --heard 20-11-2025 --guidance Ring --dry-run",
    "referrals refuse R-1 --reason For_dyrt --not-heard Egne_oplysninger", "referrals cohort --format csv",
    "referrals refer-again R-2 --reason Nyt_arbejde --on 01-12-2025 --format json",
    "referrals letter R-1 --format html --output a.html",
    "today --on 01-12-2025 --format json", "today --watch", "find IND-1 --format csv", "find", "reviews list",
    "units candidates U-1 --on 01-12-2025 --all --format csv", "units candidates 9001/1/2 --why IND-1",
    "referrals units R-1 --on 01-12-2025 --all", "referrals units IND-1 --why U-1 --format json",
    "referrals note R-1 Ringer_mandag", "referrals note R-1",
    "referrals park R-1 --until 01-12-2025 --reason waiting_for_facts --note Lønseddel --dry-run",
    "referrals unpark R-1 --on 01-12-2025", "referrals close R-1 --reason other_housing --on 01-12-2025",
    "referrals reopen IND-1 --reason Fejl",
    "checks run R-1 --unit U-2 --subsidy state", "checks run 1 --rent 4.200 --on 01-01-2026", "checks show C-1",
    "checks run IND-1", "checks show C-1 --against 30-06-2025", "checks flips --where change=begins_to_fail",
    "referrals frontier R-1 --unit U-2 --on 01-07-2025 --format json",
    "parameters list --where state=draft", "parameters show P-2 --where confidence=missing",
    "parameters show --on 30-06-2025 --known-at 2025-12-31", "parameters show --file",
    "parameters draft 2026-07-01.yaml --cases a.yaml --cases b.yaml --reason VEJ --dry-run",
    "parameters impact P-4 --where saved>0 --format csv", "parameters approve P-4 --reason Møde",
    "checks list", "checks explain C-1", "rules test a.yaml b.yaml --parameters d --format json",
    "allocations offer U-1 R-1 --subsidy transitional --on 01-01-2026 --answer-by 10-01-2026 --reason Trods",
    "allocations accept a-77", "allocations accept IND-004", "subsidies end A-77",
    "allocations decline A-77 --reason barred --until 01-01-2026 --note Husorden",
    "allocations move-in 77", "allocations move-in 77 --planned 01-02-2026", "allocations cancel A-77 --reason mistake",
    "undo A-77 --reason Fejl --dry-run", "correct A-77 accepted_on=01-02-2025 note= --reason Tastefejl --format json",
    "history IND-1", "referrals show R-1 --purpose Samtale", "citizens access R-1", "citizens access --format json",
    "citizens forget R-1 --reason Bedt --dry-run", "citizens forget --reason Bedt --format json",
    "referrals show R-1 --break-glass Akut", "reviews approve E-91 --note Set", "reviews question E-91 --format json",
    "referrals protect R-1 --until 31-12-2026 --dry-run", "events --reads --action referrals.find",
    "events --actor anna --action allocations.offer --from 01-01-2025 --until 31-01-2025 --limit 5",
    "settings list --where state=draft", "settings set ranking -priority -waited_days referral --from 01-01-2026",
    "settings set offer_answer_days 10 --reason Møde", "settings approve ranking", "jobs list",
    "jobs run expiry --dry-run",
    "allocations list", "allocations show A-77",
    "subsidies schemes", "subsidies grant A-77 --scheme state --amount 1414 --from 01-01-2025 --until 31-12-2026",
    "subsidies end S-12 --on 30-06-2025", "subsidies list", "subsidies show A-77",
    "subsidies ending --months 3 --on 01-02-2026 --format csv",
    "subsidies payments --month 2026-02 --format xlsx --output p.xlsx --overwrite",
    "frames list --where scheme=transitional",
    "frames set transitional 2026 --dwellings 80 --amount 4.000.000 --dry-run",
    "frames approve transitional 2026 --reason Møde",
    "statistics list --format json",
    "statistics show units_received --period 2025 --by rent_band --known-at 31-12-2025",
    "statistics export --period 2025-Q3 --known-at 2026-01-01T00:00:00Z --statistics a,b --format xlsx --output d",
    "statistics export --period 2025-10 --publish --freeze --output d",
    "statistics cases units_returned --period 2025 --by reason --category access --known-at 31-12-2025",
    "statistics revisions --period 2025-10 --format csv",
    "statistics reconcile f.csv --known-at 2025-11-01 --format json",
    "statistics verify d", "operations --role auditor --format json", "logout --server https://a.example",
    "register import r.xlsx", "census import c.csv",
    "vacancies import v.csv --dry-run", "parameters compare P-2 P-3", "parameters next-year --from P-3 --rate 1.045",
    "units template --output a.xlsx --overwrite", "units columns --format json", "referrals template --output a.xlsx",
    "referrals columns --profile p.yaml", "register template --output a.xlsx", "register columns --format csv",
    "census template --output a.xlsx", "census columns", "vacancies template --output a.xlsx", "vacancies columns",
]

@Suite struct ParsingTests {
    @Test(arguments: lines) func everyCommandTakesItsArguments(line: String) throws {
        let command = try Bolig.parseAsRoot(line.split(separator: " ").map(String.init))
        #expect(!(command is Bolig))
    }

    @Test func noCommandIsUntried() {
        let untried = leaves(Bolig.self, []).map(\.path).filter { path in !lines.contains { $0.hasPrefix(path) } }
        #expect(untried.isEmpty)
    }

    @Test func everyHelpOpensWithExamples() {
        for (path, command) in leaves(Bolig.self, []) {
            #expect(Bolig.helpMessage(for: command).contains("\n  bolig \(path)"), "\(path)")
        }
    }

    @Test(arguments: [
        "supply add special X --dwellings 4", "supply add renovation X --dwellings 4 --expected 2027",
        "supply add tower X --dwellings 4 --expected 2027", "supply change B-1", "supply deliver B-1",
        "supply add new X --dwellings 4 --expected 2029-2027", "agreements set 9001", "agreements set 9001 --share 5/4",
        "agreements balance 9001 --period 2026-13",
        "agreements balance 9001 --period 2026 --output b.pdf", "agreements show 9001 12 7",
        "units show", "units list --limit 0", "units return U-1", "units return U-1 --reason regn",
        "unitz list", "units lst", "allocations decline A-77", "allocations cancel A-77 --reason Fejl",
        "undo A-77", "correct A-77 --reason x", "correct A-77 accepted_on --reason x", "settings set ranking højde",
        "settings set offer_answer_days 0", "settings set farve 1", "jobs run rengøring",
        "checks run R-1 --unit U-1 --rent 4200", "checks run R-1 --rent 6.20",
        "referrals refuse R-1 --heard 20-11-2025", "referrals refuse R-1 --reason x",
        "parameters draft", "parameters approve U-1", "citizens forget R-1", "referrals protect R-1",
        "parameters show P-1 --on 30-06-2025",
        "referrals refer-again R-1", "referrals letter R-1 --format pdf",
        "referrals refuse R-1 --reason x --heard 20-11-2025 --not-heard y",
        "subsidies grant A-1 --scheme state --amount 1 --from 31-02-2025", "frames set transitional 2026",
        "frames set x 2026 --dwellings 1", "subsidies payments --month 2026", "subsidies ending --months -1",
        "statistics show x --period 2025-13",
        "statistics export --period 2025..2024 --output x", "units import f.csv --confirm  ", "imports refuse 1",
        "units list --format xml", "status --language fr",
    ])
    func wrongUseIs64(line: String) async {
        #expect(await Bolig.run(line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)) == 64)
    }

    /// The commands without commands below them, as they are typed.
    private func leaves(_ command: any ParsableCommand.Type, _ path: [String]) -> [(
        path: String, command: any ParsableCommand.Type
    )] {
        let below = command.configuration.subcommands
        guard !below.isEmpty else { return [(path.joined(separator: " "), command)] }
        return below.flatMap { leaves($0, path + [$0.configuration.commandName ?? ""]) }
    }
}

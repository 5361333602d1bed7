// Command recount checks a bundle of secret ballots (decision 0011) a second time, in another language, with the
// standard library alone and not a line of the first recount.
//
//	recount FILE...               one line of JSON per file
//	recount -changes LIST FILE    LIST holds [[offset, byte], …]; one digit per change: 0 agrees, 1 differs, 2 unreadable
//
// It ends with 0 when everything agrees, 1 when something differs, 2 when a file is no bundle.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

const (
	agrees     = 0
	differs    = 1
	unreadable = 2
)

func main() {
	changes := flag.String("changes", "", "a file with a list of [offset, byte]")
	flag.Parse()
	if *changes != "" {
		os.Exit(tryChanges(*changes, flag.Arg(0)))
	}
	worst := agrees
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for _, file := range flag.Args() {
		text, err := os.ReadFile(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(unreadable)
		}
		report, code := endOf(text)
		if report == nil {
			report = &unreadableReport{Format: reportFormat, Unreadable: true}
		}
		if err := out.Encode(report); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(unreadable)
		}
		worst = max(worst, code)
	}
	os.Exit(worst)
}

type unreadableReport struct {
	Format     string `json:"format"`
	Unreadable bool   `json:"unreadable"`
}

func endOf(text []byte) (any, int) {
	bundle, err := readBundle(text)
	if err != nil {
		return nil, unreadable
	}
	report := recount(bundle)
	if report.Agrees {
		return report, agrees
	}
	return report, differs
}

// tryChanges puts one byte after the other into a copy of the file and prints how the recount of it ends.
func tryChanges(list, file string) int {
	var changes [][2]int
	given, err := os.ReadFile(list)
	if err == nil {
		err = json.Unmarshal(given, &changes)
	}
	text, readErr := os.ReadFile(file)
	if err != nil || readErr != nil {
		fmt.Fprintln(os.Stderr, err, readErr)
		return unreadable
	}
	digits := make([]byte, len(changes))
	for at, change := range changes {
		kept := text[change[0]]
		text[change[0]] = byte(change[1])
		_, code := endOf(text)
		digits[at] = byte('0' + code)
		text[change[0]] = kept
	}
	fmt.Println(string(digits))
	return agrees
}

// Workflows: what came of an event, what is waited for.
#pragma once

#include "dsl/phrases/phrase.hpp"

#include <array>

namespace voorrang::phrases {

// clang-format off
inline constexpr auto workflows_nl = std::to_array<Phrase>({
    {"{1} by {2}", "{1} door {2}"},
    {"{1} by {2}##workflow", "{1} volgens {2}"},
    {"begins in {1}", "begint in {1}"},
    {"approval of {1}", "goedkeuring van {1}"},
    {"{1}, waits", "{1}, wacht"},
    {"{1}, refused", "{1}, geweigerd"},
    {"refused: {1}", "geweigerd: {1}"},
    {"refused", "geweigerd"},
    {"deadlines that go in circles: {1} -> {2} without time between",
     "termijnen die in een kring lopen: {1} -> {2} zonder tijd ertussen"},
    {"waits: {1}", "wacht: {1}"},
    {"the tender is paused", "de aanbesteding is onderbroken"},
    {"the tender is not paused", "de aanbesteding is niet onderbroken"},
    {"done by {1}", "gedaan door {1}"},
    {"approved by {1}", "goedgekeurd door {1}"},
    {"decides {1}:", "beslist over {1}:"},
    {"exclusions", "uitsluitingen"},
    {"award", "gunning"},
    {"waits for {1} -> {2}", "wacht tot {1} -> {2}"},
    {"no deadline -> {1}:", "geen termijn -> {1}:"},
    {"a deadline that is not known -> {1}:", "een termijn die niet bekend is -> {1}:"},
    {"It is in {1}.", "De aanbesteding staat in {1}."},
    {"It is in {1}, paused.", "De aanbesteding staat in {1}, onderbroken."},

    // Why refused.
    {"it is of {1}, and something happened at {2}", "dit is van {1}, en er is al iets gebeurd op {2}"},
    {"{1} is final", "{1} is een eindtoestand"},
    {"it came at {1}, and {2} was open until {3}", "dit kwam op {1}, en {2} stond open tot {3}"},
    {"the workflow has no event {1}", "de werkstroom kent geen gebeurtenis {1}"},
    {"{1} is open in {2}, and not in {3}", "{1} staat open in {2}, en niet in {3}"},
    {"{1} needs no approval", "{1} behoeft geen goedkeuring"},
    {"{1} may not do {2}: only a {3} may", "{1} mag {2} niet doen: dat mag alleen een {3}"},
    {"{1} may not approve {2}: only a {3} may", "{1} mag {2} niet goedkeuren: dat mag alleen een {3}"},
    {"this", "deze persoon"},
    {"{1}, a {2},", "{1}, een {2},"},
    {"two events {1} are open at once", "twee gebeurtenissen {1} staan tegelijk open"},
    {"its condition does not hold: {1}", "aan de voorwaarde is niet voldaan: {1}"},
    {"whether its condition holds is not known: {1}", "of aan de voorwaarde is voldaan is niet bekend: {1}"},
    {"its condition failed: {1}", "de voorwaarde is niet te berekenen: {1}"},
    {"{1} (sealed until {2})", "{1} (verzegeld tot {2})"},
    {"whether it is in time is not known: {1}", "of dit op tijd is, is niet bekend: {1}"},
    {"the award is not settled: {1}", "de gunning staat niet vast: {1}"},
    {"{1} takes more than one person, and this does not say who",
     "voor {1} is meer dan één persoon nodig, en hier staat niet wie"},
    {"{1} has done so already, and the others are waited for",
     "{1} heeft dat al gedaan, en er wordt op de anderen gewacht"},
    {"{1} has approved it, and can't be who does it", "{1} heeft het goedgekeurd, en kan het niet zelf doen"},
    {"there is no {1} to be approved yet", "er is nog geen {1} om goed te keuren"},
    {"{1} did it, and the approval must be another person's",
     "{1} heeft het gedaan, en de goedkeuring moet van een ander komen"},
    {"{1} has approved it already", "{1} heeft het al goedgekeurd"},
    {"no more approvals of a {1} are waited for", "er wordt geen goedkeuring van een {1} meer verwacht"},

    // What is waited for, and what passed.
    {"{1} of {2} {3} so far", "tot nu toe {1} van {2} {3}"},
    {"{1} of {2} {3} have approved", "{1} van {2} {3} hebben goedgekeurd"},
    {"the approval of another person, a {1}", "de goedkeuring van een ander, een {1}"},
    {"{1} has passed", "{1} is voorbij"},
    {"a deadline before its minimum: {1} is before {2}", "een termijn vóór het minimum: {1} is eerder dan {2}"},
});
// clang-format on

} // namespace voorrang::phrases

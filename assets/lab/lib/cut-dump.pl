#!/usr/bin/perl
# cut-dump.pl FILE=TIME...: reads a plain dump on standard input and writes to each FILE (gzip) what the same
# pg_dump would have written at TIME: the rows not created later, and the sequence where it stood then.
# TIME is written as in the dump ("2026-11-22 02:00:00+00"), so that comparing text compares time.
use strict;
use warnings;

my @outputs = sort { $b->{time} cmp $a->{time} } map { open_output($_) } @ARGV;

while (my $line = <STDIN>) {
    if ($line =~ /^COPY \S+ \((.*)\) FROM stdin;$/) {
        write_all($line);
        copy_rows(column_of('created_at', $1), column_of('seq', $1));
    }
    elsif ($line =~ /^SELECT pg_catalog\.setval\('(\S+)', \d+, true\);$/) {
        print { $_->{handle} } "SELECT pg_catalog.setval('$1', $_->{sequence}, true);\n" for @outputs;
    }
    else {
        write_all($line);
    }
}
for my $output (@outputs) {
    close $output->{handle} or die "cut-dump: $output->{file}: gzip failed\n";
}

sub open_output {
    my ($file, $time) = $_[0] =~ /^(.+?)=(.+)$/ or die "cut-dump: FILE=TIME expected\n";
    open my $handle, '|-', 'sh', '-c', 'exec gzip -1 -n >"$1"', 'sh', $file or die "cut-dump: $file: $!\n";
    return { file => $file, time => $time, handle => $handle, sequence => 1 };
}

sub write_all {
    print { $_->{handle} } $_[0] for @outputs;
}

sub column_of {
    my ($name, $columns) = @_;
    my @names = split /, /, $columns;
    my ($index) = grep { $names[$_] eq $name } 0 .. $#names;
    return $index;
}

# Newest output first: the first one that is too old for a row ends the search.
sub copy_rows {
    my ($created, $sequence) = @_;
    while (my $row = <STDIN>) {
        return write_all($row) if $row eq "\\.\n";
        my @fields = split /\t/, $row;
        chomp(my $time = $fields[$created]);
        for my $output (@outputs) {
            last if $time gt $output->{time};
            print { $output->{handle} } $row;
            $output->{sequence} = $fields[$sequence]
                if defined $sequence && $fields[$sequence] > $output->{sequence};
        }
    }
}

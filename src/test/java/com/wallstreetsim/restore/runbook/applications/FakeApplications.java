package com.wallstreetsim.restore.runbook.applications;

import com.wallstreetsim.restore.port.Applications;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applications whose processes are words; stopping and starting changes the words. */
final class FakeApplications implements Applications {
    final Map<String, List<String>> processes = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    private final List<String> names;

    FakeApplications(String... names) {
        this.names = List.of(names);
    }

    FakeApplications with(String name, String... statuses) {
        processes.put(name, List.of(statuses));
        return this;
    }

    @Override
    public List<Application> list() {
        return processes.entrySet().stream()
                .map(one -> new Application(one.getKey(), one.getValue(), 0, Duration.ZERO))
                .toList();
    }

    @Override
    public void stop(List<String> wanted) {
        all("stop", wanted, "stopped");
    }

    @Override
    public void start(List<String> wanted) {
        all("start", wanted, "online");
    }

    @Override
    public void restart(List<String> wanted) {
        all("restart", wanted, "online");
    }

    private void all(String verb, List<String> wanted, String status) {
        calls.add(verb + " " + String.join(" ", wanted));
        wanted.forEach(name -> with(name, status));
    }

    @Override
    public void save() {
        calls.add("save");
    }

    @Override
    public List<String> namesakes() {
        return List.of();
    }

    @Override
    public List<String> log(String name, int lines) {
        return List.of();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String byHand(String verb, List<String> wanted) {
        return "pm2 " + verb + " " + String.join(" ", wanted);
    }

    @Override
    public String home() {
        return "/root/.pm2";
    }
}

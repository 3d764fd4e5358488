package dev.lamarck.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WaitingTest {

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void forResult_isWhatTheWorkGaveOrThrew() {
        MachineException trouble = new MachineException("full");
        assertThat(Waiting.forResult(CompletableFuture.completedFuture(3), CancellationException::new))
                .isEqualTo(3);
        assertThatThrownBy(() -> Waiting.forResult(CompletableFuture.failedFuture(trouble), CancellationException::new))
                .isSameAs(trouble);
    }

    @Test
    void forResult_ofAnInterruptedThread_throwsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Waiting.forResult(new CompletableFuture<>(), CancellationException::new))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void forEnd_ofAnInterruptedThread_waitsAllTheSame() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(() -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                ended.set(true);
            }
        });
        begun.await();
        Thread.currentThread().interrupt();

        Waiting.forEnd(pool);

        assertThat(ended).isTrue();
        assertThat(pool.isTerminated()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
}

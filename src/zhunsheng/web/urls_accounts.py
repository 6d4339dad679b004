"""Addresses of logging in and of one's own account."""

from django.urls import path

from zhunsheng.web.views import accounts

urlpatterns = [
    path("", accounts.show_home, name="home"),
    path("log-in/", accounts.LogIn.as_view(), name="log-in"),
    path("log-in/demo/", accounts.enter_demo, name="enter-demo"),
    path("log-out/", accounts.log_out, name="log-out"),
    path("account/", accounts.show_account, name="my-account"),
    path("account/password/", accounts.change_password, name="change-password"),
    path("language/", accounts.choose_language, name="choose-language"),
]
